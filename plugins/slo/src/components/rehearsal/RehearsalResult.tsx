import type { SloRehearsal } from '@causeway/plugin-slo-common';
import {
  Bones,
  cardStyles,
  StateMessage,
  textStyles,
} from '@causeway/plugin-ui-react';
import { formatDay } from '../../lib/formatDay';
import { ProblemsCard } from '../service/ProblemsCard';
import { RehearsedCard } from './RehearsedCard';

/** Props of {@link RehearsalResult}. */
export interface RehearsalResultProps {
  result?: SloRehearsal;
  running: boolean;
}

/** What came of the rehearsal, SLO by SLO. */
export const RehearsalResult = (props: RehearsalResultProps) => {
  const { result, running } = props;
  if (running) {
    return (
      <div className={cardStyles.card}>
        <Bones lines={6} label="Trying it on the past" />
      </div>
    );
  }
  if (!result) {
    return (
      <div className={cardStyles.card}>
        <StateMessage title="Nothing tried yet">
          Here you will see which pages and tickets the SLOs would have sent,
          how much of the budget they would have used, and how that compares
          with what is there now.
        </StateMessage>
      </div>
    );
  }
  return (
    <>
      <span className={textStyles.quiet}>
        {`Tried on ${formatDay(result.from)} to ${formatDay(result.to)}`}
        {result.proposal &&
          `, from proposal ${result.proposal.repository}#${result.proposal.number}: ${result.proposal.title}`}
      </span>
      <ProblemsCard problems={result.problems} />
      {result.slos.map(slo => (
        <RehearsedCard key={`${slo.service}\n${slo.name}`} slo={slo} />
      ))}
      {!result.slos.length && !result.problems.length && (
        <div className={cardStyles.card}>
          <StateMessage title="No SLO in it">
            The file has no SLO that can be read.
          </StateMessage>
        </div>
      )}
    </>
  );
};
