import type { SloSummary } from '@causeway/plugin-slo-common';

/** What can be said of a budget: a number, or the word that stands in its place. */
export interface MeasuredBudget {
  /** Null where it isn't known. */
  remaining: number | null;
  /** In place of numbers that aren't known. */
  word: 'unknown' | 'no events';
}

/** A budget of which too little was seen is no number, even where one could be computed. */
export function measuredBudget(
  slo: Pick<SloSummary, 'remaining' | 'state'>,
): MeasuredBudget {
  const measured = slo.state === 'measured' || slo.state === 'low-traffic';
  return {
    remaining: measured ? slo.remaining : null,
    word: slo.state === 'no-traffic' ? 'no events' : 'unknown',
  };
}
