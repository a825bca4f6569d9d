import type { ServicePolicy, SloDetail } from '@causeway/plugin-slo-common';
import { joinClasses } from '@causeway/plugin-ui-react';
import { asSentence } from '../../lib/asSentence';
import { formatBudget } from '../../lib/formatBudget';
import { stageTruth } from '../../lib/stageTruth';
import { Card } from '../ui/Card';
import { Time } from '../ui/Time';
import { TruthIcon } from '../ui/TruthIcon';
import { truthClass } from '../../lib/truthClass';
import { GateAnswers } from './GateAnswers';
import { PolicyHistory } from './PolicyHistory';
import { PolicyOrigin } from './PolicyOrigin';
import { Waivers } from './Waivers';
import styles from './facts.module.css';

/** Props of {@link PolicyCard}. */
export interface PolicyCardProps {
  entityRef: string;
  policy: ServicePolicy;
  slos: SloDetail[];
  mayWaive: boolean;
  /** A waiver was granted or ended. */
  onChanged(): void;
}

function stageLine({ verdict, policy }: ServicePolicy): string {
  if (!verdict) return 'not judged yet';
  if (verdict.status === 'unknown' && !verdict.stage) return 'no verdict';
  return verdict.stage
    ? `stage ${verdict.stage} of ${policy.stages.length}`
    : 'no stage';
}

function stageTitle({ verdict }: ServicePolicy): string {
  const name = verdict?.stageName;
  if (name) return name.charAt(0).toLocaleUpperCase('en-US') + name.slice(1);
  return verdict?.status === 'known' ? 'Normal' : 'No verdict';
}

/** What the error-budget policy says, what to do now, and what may ship. */
export const PolicyCard = (props: PolicyCardProps) => {
  const { entityRef, policy, slos, mayWaive, onChanged } = props;
  const { verdict } = policy;
  const stage = verdict ? policy.policy.stages[verdict.stage - 1] : undefined;
  const truth = stageTruth(policy);
  const actions = stage?.actions.filter(action => action !== policy.nextAction);
  return (
    <Card title="Policy" aside={stageLine(policy)}>
      <ul className={styles.facts}>
        <li>
          <span className={joinClasses(styles.factIcon, truthClass(truth))}>
            <TruthIcon truth={truth} />
          </span>
          <div className={styles.factText}>
            <span className={styles.strong}>{stageTitle(policy)}</span>
            <p>
              {verdict
                ? asSentence(verdict.reason)
                : 'The policy has not judged this yet.'}
              {verdict && verdict.stage > 0 && (
                <>
                  {' '}
                  Since <Time at={verdict.since} />.
                </>
              )}
              {verdict?.liftsBelow !== null &&
                verdict?.liftsBelow !== undefined &&
                ` Lifts when less than ${formatBudget(
                  verdict.liftsBelow,
                )} of the budget is used.`}
            </p>
          </div>
        </li>
        {(policy.nextAction || stage) && (
          <li>
            <div className={styles.factText}>
              <span className={styles.strong}>What to do now</span>
              {policy.nextAction && <div>{policy.nextAction}</div>}
              {actions && actions.length > 0 && (
                <ul>
                  {actions.map(action => (
                    <li key={action}>{action}</li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        )}
        <GateAnswers gate={policy.gate} known={verdict?.reason} />
        <Waivers
          entityRef={entityRef}
          waivers={policy.waivers}
          slos={slos}
          longestMs={policy.policy.exceptions.longestMs}
          mayWaive={mayWaive}
          onChanged={onChanged}
        />
        <PolicyHistory entityRef={entityRef} changes={policy.changes} />
        <PolicyOrigin policy={policy} />
      </ul>
    </Card>
  );
};
