import type { SloSummary } from '@causeway/plugin-slo-common';
import { Link } from 'react-router-dom';
import { useServicePath } from '../../hooks/useServicePath';
import { sloTabPath } from '../../lib/paths';
import { sloTitle } from '../../lib/sloTitle';
import { BudgetBar } from '../ui/BudgetBar';
import { StageTag } from '../ui/StageTag';
import { Truth } from '../ui/Truth';
import styles from './home.module.css';

/** An SLO that needs somebody. */
export const HomeRow = (props: { slo: SloSummary }) => {
  const { slo } = props;
  const servicePath = useServicePath();
  return (
    <li>
      <Link
        to={sloTabPath(servicePath(slo.entityRef), slo.name)}
        className={styles.row}
      >
        <span className={styles.what}>
          <span className={styles.service}>{slo.entityTitle}</span>
          <span className={styles.title}>{sloTitle(slo)}</span>
        </span>
        <span className={styles.reason} title={slo.truthReason}>
          <Truth truth={slo.truth}>{slo.truthReason}</Truth>
        </span>
        <BudgetBar slo={slo} />
        <span>
          <StageTag stage={slo.stage} quarantined={slo.quarantined} />
        </span>
      </Link>
    </li>
  );
};
