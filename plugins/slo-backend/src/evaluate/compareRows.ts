import type { SloSummary, SloTruth } from '@causeway/plugin-slo-common';

const ORDER: Record<SloTruth, number> = {
  broken: 0,
  'at-risk': 1,
  unknown: 2,
  holds: 3,
};

/** What rows are sorted by: enough to find a row's place again when the row itself is gone. */
export type RowPlace = Pick<
  SloSummary,
  'truth' | 'remaining' | 'entityRef' | 'name'
>;

/** Worst first: by truth, then by what is left of the budget, what isn't known last; then by name, so that pages are stable. */
export function compareRows(a: RowPlace, b: RowPlace): number {
  return (
    ORDER[a.truth] - ORDER[b.truth] ||
    compareLeft(a.remaining, b.remaining) ||
    compareText(a.entityRef, b.entityRef) ||
    compareText(a.name, b.name)
  );
}

function compareLeft(a: number | null, b: number | null): number {
  if (a === null || b === null) {
    return Number(a === null) - Number(b === null);
  }
  return a - b;
}

function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
