import { useApi } from '@backstage/core-plugin-api';
import type {
  VerdictDetail,
  VerdictSummary,
} from '@causeway/plugin-slo-common';
import { textStyles, useAction } from '@causeway/plugin-ui-react';
import { useState } from 'react';
import { sloApiRef } from '../../api/sloApiRef';
import { formatBudget } from '../../lib/formatBudget';
import { formatDay } from '../../lib/formatDay';
import { plural } from '../../lib/plural';
import { Time } from '../ui/Time';
import ui from '../ui/ui.module.css';
import styles from './facts.module.css';

/** Props of {@link VerdictLine}. */
export interface VerdictLineProps {
  entityRef: string;
  verdict: VerdictSummary;
}

function inputsOf({ inputs, replayed }: VerdictDetail): string {
  const used = inputs.slos
    .map(({ slo, consumed }) => `${slo}: ${formatBudget(consumed)} used`)
    .join('; ');
  return `${
    replayed
      ? 'Made again from its inputs, it came out the same.'
      : 'Made again from its inputs, it came out differently.'
  } ${plural(inputs.slos.length, 'SLO')} judged. ${used}.`;
}

/** A verdict of the past, and on request what it was made from. */
export const VerdictLine = (props: VerdictLineProps) => {
  const { entityRef, verdict } = props;
  const api = useApi(sloApiRef);
  const [told, setTold] = useState('');
  const { running, problem, run } = useAction();
  const replay = () =>
    run(async () =>
      setTold(inputsOf(await api.getVerdict(entityRef, verdict.id))),
    );
  const stage = verdict.stageName ?? 'no stage';
  return (
    <>
      <div className={styles.historyLine}>
        <Time at={verdict.at} text={formatDay(verdict.at)} />
        <span title={verdict.reason}>
          {verdict.status === 'unknown' ? `${stage}, unknown` : stage}
        </span>
        <button
          type="button"
          className={textStyles.link}
          disabled={running}
          aria-label={`Replay the verdict of ${formatDay(verdict.at)}`}
          onClick={replay}
        >
          Replay
        </button>
      </div>
      <p role="status" className={problem ? ui.bad : undefined}>
        {problem ?? told}
      </p>
    </>
  );
};
