import { stringifyEntityRef } from '@backstage/catalog-model';
import type { ServicePolicy } from '@causeway/plugin-slo-common';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Bones,
  cardStyles,
  LoadError,
  textStyles,
} from '@causeway/plugin-ui-react';
import { Link } from 'react-router-dom';
import { useNow } from '../../hooks/useNow';
import { useServicePath } from '../../hooks/useServicePath';
import { useServiceSlos } from '../../hooks/useServiceSlos';
import { sloTabPath } from '../../lib/paths';
import { stageTruth } from '../../lib/stageTruth';
import { worstFirst } from '../../lib/worstFirst';
import { Card } from '../ui/Card';
import { Truth } from '../ui/Truth';
import { PromiseRow } from './PromiseRow';
import styles from './entity.module.css';

const SHOWN = 4;

function policyWord({ verdict }: ServicePolicy): string {
  if (!verdict) return 'not judged yet';
  if (verdict.stageName) return verdict.stageName;
  return verdict.status === 'known' ? 'normal' : 'no verdict';
}

function nextOf({ verdict, nextAction }: ServicePolicy): string {
  if (nextAction) return nextAction;
  return verdict?.status === 'known'
    ? 'Nothing to do now.'
    : 'What may ship isn’t known.';
}

/** The overview's card: what each promise comes to, how we know, what may ship and what to do next. */
export const BudgetCard = () => {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const servicePath = useServicePath();
  const now = useNow();
  const { value, error, reload } = useServiceSlos(entityRef);
  const path = (slo?: string) => sloTabPath(servicePath(entityRef), slo);
  if (!value) {
    return (
      <Card title="Error budgets">
        {error ? (
          <LoadError what="The SLOs" error={error} onRetry={reload} />
        ) : (
          <Bones lines={3} label="Reading the SLOs" />
        )}
      </Card>
    );
  }
  if (!value.slos.length) {
    return (
      <Card title="Error budgets">
        <div className={cardStyles.body}>
          This service promises nothing yet.{' '}
          <Link to={path()} className={textStyles.inline}>
            Add its first SLO
          </Link>
        </div>
      </Card>
    );
  }
  const { policy } = value;
  const feature = policy.gate.feature;
  return (
    <Card
      title="Error budgets"
      aside={
        <Link to={path()} className={textStyles.link}>
          {value.slos.length > SHOWN ? `All ${value.slos.length}` : 'Open'}
        </Link>
      }
    >
      <ul className={styles.rows}>
        {worstFirst(value.slos)
          .slice(0, SHOWN)
          .map(slo => (
            <PromiseRow
              key={slo.name}
              slo={slo}
              to={path(slo.name)}
              now={now}
            />
          ))}
        <li>
          <Truth truth={stageTruth(policy)} title={feature.reason}>
            {`Policy: ${policyWord(policy)}`}
          </Truth>
          <p>{nextOf(policy)}</p>
        </li>
      </ul>
    </Card>
  );
};
