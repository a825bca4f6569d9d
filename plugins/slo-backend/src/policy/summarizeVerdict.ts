import type {
  PolicyVerdict,
  VerdictSummary,
} from '@causeway/plugin-slo-common';

/** A verdict without what it can be made again from. */
export function summarizeVerdict(
  verdict: PolicyVerdict,
): Omit<VerdictSummary, 'id'> {
  const { inputs: _, memory: __, ...summary } = verdict;
  return summary;
}
