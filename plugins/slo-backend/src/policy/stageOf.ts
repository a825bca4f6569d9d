import type { SloSummary } from '@causeway/plugin-slo-common';
import type { JudgedService } from '../evaluate/JudgedService';

/** Stage of one SLO, with the share of the budget at which it begins; null for none. */
export type SloStage = NonNullable<SloSummary['stage']> & {
  consumed: number | null;
};

/** The stage that the last verdict gave to an SLO; nothing without a verdict about it. */
export function stageOf(
  service: Pick<JudgedService, 'verdict'>,
  name: string,
): SloStage | null {
  const verdict = service.verdict?.verdict;
  const slo = verdict?.slos.find(candidate => candidate.slo === name);
  if (!verdict || !slo) {
    return null;
  }
  const stage = verdict.inputs.policy.stages[slo.stage - 1];
  return {
    index: slo.stage,
    name: stage?.name ?? null,
    releases: stage?.releases ?? null,
    consumed: stage?.consumed ?? null,
    status: slo.status,
    // What is remembered is when the service came into its stage; of an SLO in a lesser one only that it is in it now.
    since: slo.stage === verdict.stage ? verdict.since : verdict.at,
  };
}
