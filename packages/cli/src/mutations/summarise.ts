import type { MutationResult } from './runMutation';

/** Share of the defects that must be found. */
export const WANTED_KILL_RATE = 0.9;

/** What became of a defect, in a word. */
export type Verdict = 'killed' | 'survived' | 'not checked';

/** The corpus in numbers. */
export interface Summary {
  killed: number;
  survived: number;
  notChecked: number;
  /** Killed of those that were checked. */
  rate: number;
  /** Expected killers that looked and found nothing, though another one did. */
  silent: Array<{ defect: number; killer: string }>;
}

/** A defect that nobody found counts as not checked only when one who should have found it could not look. */
export function verdictOf(result: MutationResult): Verdict {
  if (result.killedBy.length > 0) return 'killed';
  return result.notChecked.length > 0 ? 'not checked' : 'survived';
}

/** Adds the results up. */
export function summarise(results: readonly MutationResult[]): Summary {
  const count = (verdict: Verdict) =>
    results.filter(result => verdictOf(result) === verdict).length;
  const killed = count('killed');
  const survived = count('survived');
  return {
    killed,
    survived,
    notChecked: count('not checked'),
    rate: killed + survived > 0 ? killed / (killed + survived) : 0,
    silent: results.flatMap(({ mutation, killedBy, notChecked }) =>
      mutation.killers
        .filter(
          killer => !killedBy.includes(killer) && !notChecked.includes(killer),
        )
        .map(killer => ({ defect: mutation.defect, killer })),
    ),
  };
}
