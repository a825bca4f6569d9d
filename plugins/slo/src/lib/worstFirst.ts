import type { SloSummary } from '@causeway/plugin-slo-common';
import { TRUTHS } from './truths';

const ORDER = TRUTHS.map(({ truth }) => truth);

/** SLOs in the order of the board: by truth, then by the budget that is left, then by name. */
export function worstFirst<
  T extends Pick<SloSummary, 'truth' | 'remaining' | 'name'>,
>(slos: T[]): T[] {
  return [...slos].sort(
    (a, b) =>
      ORDER.indexOf(a.truth) - ORDER.indexOf(b.truth) ||
      (a.remaining ?? 1) - (b.remaining ?? 1) ||
      a.name.localeCompare(b.name),
  );
}
