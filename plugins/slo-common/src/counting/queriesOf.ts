import type { SloPlan } from './SloPlan';

/**
 * All queries of a plan that are asked over the range.
 *
 * @param plan - of one SLO
 */
export function queriesOf({ counts, observed, target }: SloPlan): string[] {
  const main =
    counts.type === 'events'
      ? [counts.total.query, counts.error.query]
      : [counts.ratio];
  return [...main, ...observed, ...(target ? [target] : [])];
}
