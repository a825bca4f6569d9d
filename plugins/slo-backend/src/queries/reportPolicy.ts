import { releaseOf, type SloReportPolicy } from '@causeway/plugin-slo-common';
import type { StoredVerdict } from '../store';

/**
 * What the policy of a service did between two moments, from the verdicts that are kept: those at which its stage or status
 * changed. What was before the first of them isn't known.
 */
export function reportPolicy(options: {
  entityRef: string;
  entityTitle: string;
  /** Newest first. */
  verdicts: readonly StoredVerdict[];
  from: number;
  to: number;
}): SloReportPolicy {
  const { entityRef, entityTitle, from, to } = options;
  const verdicts = [...options.verdicts]
    .map(({ verdict }) => verdict)
    .sort((a, b) => a.at - b.at);
  const within = (start: number, end: number) =>
    Math.max(0, Math.min(end, to) - Math.max(start, from));
  let frozenMs = 0;
  let unknownMs = within(from, verdicts[0]?.at ?? to);
  verdicts.forEach((verdict, index) => {
    const length = within(verdict.at, verdicts[index + 1]?.at ?? to);
    const stage = verdict.inputs.policy.stages[verdict.stage - 1];
    if (stage && !releaseOf(stage, 'feature').allowed) {
      frozenMs += length;
    } else if (verdict.status === 'unknown') {
      unknownMs += length;
    }
  });
  return {
    entityRef,
    entityTitle,
    changes: verdicts.filter(
      ({ changed, at }) => changed && at >= from && at < to,
    ).length,
    frozenMs,
    unknownMs,
  };
}
