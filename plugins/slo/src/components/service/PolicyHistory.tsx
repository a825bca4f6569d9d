import { useApi } from '@backstage/core-plugin-api';
import type { PolicyDryRun, VerdictSummary } from '@causeway/plugin-slo-common';
import { Button, textStyles, useAction } from '@causeway/plugin-ui-react';
import { useState } from 'react';
import { sloApiRef } from '../../api/sloApiRef';
import { formatDuration } from '../../lib/formatDuration';
import ui from '../ui/ui.module.css';
import { VerdictLine } from './VerdictLine';
import styles from './facts.module.css';

/** Props of {@link PolicyHistory}. */
export interface PolicyHistoryProps {
  entityRef: string;
  /** Verdicts at which the stage changed, newest first. */
  changes: VerdictSummary[];
}

const DAY_MS = 86_400_000;
const DAYS = 90;
const SHOWN = 5;

function outcomeOf(answer: PolicyDryRun): string {
  if (!answer.run) {
    return `The policy can’t be read: ${answer.problems
      .map(({ message }) => message)
      .join('; ')}`;
  }
  const { summary, unknownMs } = answer.run;
  const unknown = unknownMs
    ? ` Of ${formatDuration(unknownMs)} nothing is known.`
    : '';
  return `In the last ${DAYS} days it ${summary}.${unknown}`;
}

/** When the stage changed, each made again on request, and what the policy would have done in the past. */
export const PolicyHistory = (props: PolicyHistoryProps) => {
  const { entityRef, changes } = props;
  const api = useApi(sloApiRef);
  const [all, setAll] = useState(false);
  const [outcome, setOutcome] = useState('');
  const { running, problem, run } = useAction();
  const dryRun = () =>
    run(async () => {
      const to = Date.now();
      const from = to - DAYS * DAY_MS;
      setOutcome(outcomeOf(await api.dryRunPolicy(entityRef, { from, to })));
    });
  const shown = all ? changes : changes.slice(0, SHOWN);
  return (
    <li>
      <div className={styles.factText}>
        <span className={styles.strong}>History</span>
        {!changes.length && <p>The stage has not changed yet.</p>}
        {shown.map(verdict => (
          <VerdictLine
            key={verdict.id}
            entityRef={entityRef}
            verdict={verdict}
          />
        ))}
        {changes.length > SHOWN && !all && (
          <button
            type="button"
            className={textStyles.link}
            onClick={() => setAll(true)}
          >
            {`Show all ${changes.length}`}
          </button>
        )}
        <p style={{ marginTop: 8 }}>
          <Button small disabled={running} onClick={dryRun}>
            {running ? 'Trying…' : `Try it on the last ${DAYS} days`}
          </Button>
        </p>
        <p role="status" className={problem ? ui.bad : undefined}>
          {problem ?? outcome}
        </p>
      </div>
    </li>
  );
};
