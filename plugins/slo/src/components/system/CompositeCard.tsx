import type { SystemSlos } from '@causeway/plugin-slo-common';
import { cardStyles } from '@causeway/plugin-ui-react';
import { formatPercent } from '../../lib/formatPercent';
import {
  compositeTruth,
  KINDS,
  systemSentence,
} from '../../lib/systemSentence';
import { TRUTHS } from '../../lib/truths';
import { truthClass } from '../../lib/truthClass';
import { BudgetBar } from '../ui/BudgetBar';
import { Card } from '../ui/Card';
import { SmallSwitch } from '../ui/SmallSwitch';
import { Truth } from '../ui/Truth';
import { Why } from '../ui/Why';
import figures from '../service/figures.module.css';
import styles from './system.module.css';

/** Props of {@link CompositeCard}. */
export interface CompositeCardProps {
  system: SystemSlos;
  /** Another way to make one of them is wanted. */
  onKind(kind: SystemSlos['kind']): void;
}

/** The promise of a system against what its services kept. */
export const CompositeCard = (props: CompositeCardProps) => {
  const { system, onKind } = props;
  const { composite, kind } = system;
  const truth = compositeTruth(composite);
  const known = composite.state === 'measured';
  return (
    <Card
      title="All SLOs as one budget"
      beside={
        <Truth truth={truth}>
          {TRUTHS.find(one => one.truth === truth)?.label}
        </Truth>
      }
      aside={
        <SmallSwitch
          label="How they become one"
          options={(['weighted', 'all-of'] as const).map(id => ({
            id,
            label: KINDS[id].label,
          }))}
          value={kind}
          onChange={onKind}
        />
      }
    >
      <div className={cardStyles.body}>
        <p className={styles.sentence}>{systemSentence(system)}</p>
        <p className={styles.how}>
          {`${KINDS[kind].explanation}.`}
          {composite.unknown.length > 0 &&
            ` Unknown: ${composite.unknown.join('; ')}.`}
        </p>
        <dl className={figures.figures}>
          <div>
            <dt>Now</dt>
            <dd className={truthClass(truth)}>
              <Why
                text={
                  known
                    ? composite.reason
                    : 'Between what it is if everything unknown failed, and if it were perfect.'
                }
              >
                {known
                  ? formatPercent(composite.attainment)
                  : `${formatPercent(composite.atWorst)} to ${formatPercent(
                      composite.atBest,
                    )}`}
              </Why>
            </dd>
          </div>
          <div>
            <dt>Promised</dt>
            <dd>
              <Why text="Made of the objectives of the services, in the same way as what they kept.">
                {formatPercent(composite.objective)}
              </Why>
            </dd>
          </div>
          <div>
            <dt>Budget left</dt>
            <dd>
              <BudgetBar
                slo={{
                  remaining: composite.remaining,
                  state: 'measured',
                  truth,
                }}
              />
            </dd>
          </div>
        </dl>
      </div>
    </Card>
  );
};
