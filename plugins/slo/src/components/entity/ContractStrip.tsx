import { stringifyEntityRef } from '@backstage/catalog-model';
import type { SloDetail } from '@causeway/plugin-slo-common';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Link } from 'react-router-dom';
import { useServicePath } from '../../hooks/useServicePath';
import { useServiceSlos } from '../../hooks/useServiceSlos';
import { formatBudget } from '../../lib/formatBudget';
import { formatPercent } from '../../lib/formatPercent';
import { sloTabPath } from '../../lib/paths';
import { sloTitle } from '../../lib/sloTitle';
import { truthClass } from '../../lib/truthClass';
import { windowText } from '../../lib/windowText';
import { worstFirst } from '../../lib/worstFirst';
import { Truth } from '../ui/Truth';
import styles from './entity.module.css';

/** As many promises as stand side by side. */
const SHOWN = 4;

function nextOf({ truth, remaining, truthReason }: SloDetail): string {
  switch (truth) {
    case 'holds':
      return `holds, ${formatBudget(remaining)} of the budget left`;
    case 'broken':
      return `budget spent, ${formatBudget(remaining)}`;
    default:
      return truthReason;
  }
}

/** What the service promised and what is true, above its tabs; nothing where it promised nothing. */
export const ContractStrip = () => {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const servicePath = useServicePath();
  const { value } = useServiceSlos(entityRef);
  if (!value?.slos.length) return null;
  const slos = worstFirst(value.slos);
  const path = (slo?: string) => sloTabPath(servicePath(entityRef), slo);
  const rest = slos.length - SHOWN;
  return (
    <nav className={styles.strip} aria-label="What this service promised">
      {slos.slice(0, SHOWN).map(slo => (
        <Link key={slo.name} to={path(slo.name)} className={styles.promise}>
          <span className={styles.what}>
            {`${sloTitle(slo)}, ${windowText(slo.window)}`}
          </span>
          <span className={`${styles.big} ${truthClass(slo.truth)}`}>
            {formatPercent(slo.attainment)}
          </span>
          <span className={styles.promised}>
            {`promised ${formatPercent(slo.objective)}`}
          </span>
          <span className={styles.next} title={slo.truthReason}>
            <Truth truth={slo.truth}>{nextOf(slo)}</Truth>
          </span>
        </Link>
      ))}
      {rest > 0 && (
        <Link to={path()} className={styles.promise}>
          <span className={styles.what}>and</span>
          <span className={styles.big}>{rest} more</span>
          <span className={styles.promised}>that do better than these</span>
        </Link>
      )}
    </nav>
  );
};
