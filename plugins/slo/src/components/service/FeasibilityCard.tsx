import { useApi } from '@backstage/core-plugin-api';
import type { SloDetail } from '@causeway/plugin-slo-common';
import {
  cardStyles,
  errorReason,
  textStyles,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { sloApiRef } from '../../api/sloApiRef';
import { useServicePath } from '../../hooks/useServicePath';
import { feasibleText } from '../../lib/feasibleText';
import { formatPercent } from '../../lib/formatPercent';
import { personName } from '../../lib/personName';
import { sloTabPath } from '../../lib/paths';
import { Card } from '../ui/Card';
import { Truth } from '../ui/Truth';
import ui from '../ui/ui.module.css';
import tabStyles from './service.module.css';
import styles from './feasibilityCard.module.css';

/** Props of {@link FeasibilityCard}. */
export interface FeasibilityCardProps {
  entityRef: string;
  slo: Pick<SloDetail, 'name' | 'objective'>;
}

/** Whether what the service depends on allows what it promises, with the sums; nothing until that is known. */
export const FeasibilityCard = (props: FeasibilityCardProps) => {
  const { entityRef, slo } = props;
  const api = useApi(sloApiRef);
  const servicePath = useServicePath();
  const load = useCallback(
    () => api.getFeasibility(entityRef),
    [api, entityRef],
  );
  const { value, error, reload } = useLoaded(load);
  const found = value?.slos.find(({ name }) => name === slo.name);
  if (error && !value) {
    return (
      <Card title="Can it be kept?">
        <div className={cardStyles.body}>
          <p className={tabStyles.sentence}>
            {`Its dependencies could not be read: ${errorReason(error)} `}
            <button
              type="button"
              className={textStyles.inline}
              onClick={reload}
            >
              Try again
            </button>
          </p>
        </div>
      </Card>
    );
  }
  if (!found) return null;
  const { truth, word, sentence } = feasibleText(slo, found);
  const { factors, unknown, cycles, observedBound } = found;
  return (
    <Card
      title="Can it be kept?"
      beside={truth && <Truth truth={truth}>{word}</Truth>}
    >
      <div className={cardStyles.body}>
        <p className={tabStyles.sentence}>{sentence}</p>
        {factors.length + unknown.length > 0 && (
          <ul className={styles.dependencies} aria-label="Hard dependencies">
            {factors.map(({ ref, objective, observed, path }) => (
              <li key={ref}>
                <Link
                  to={sloTabPath(servicePath(ref))}
                  className={textStyles.link}
                >
                  {personName(ref)}
                </Link>
                <span>
                  {`promises ${formatPercent(objective)}, kept ${
                    observed === null ? 'unknown' : formatPercent(observed)
                  }`}
                </span>
                {path.length > 2 && (
                  <small>{`by way of ${path
                    .slice(1, -1)
                    .map(personName)
                    .join(', ')}`}</small>
                )}
              </li>
            ))}
            {unknown.map(ref => (
              <li key={ref}>
                <Link to={servicePath(ref)} className={textStyles.link}>
                  {personName(ref)}
                </Link>
                <span className={ui.unk}>promises nothing</span>
              </li>
            ))}
          </ul>
        )}
        {observedBound !== null && (
          <span className={textStyles.quiet}>
            {`Lately they kept ${formatPercent(observedBound)} together.`}
          </span>
        )}
        {cycles.length > 0 && (
          <span className={textStyles.quiet}>
            {` It depends on itself by way of ${cycles
              .map(way => way.slice(1, -1).map(personName).join(', '))
              .join('; ')}.`}
          </span>
        )}
      </div>
    </Card>
  );
};
