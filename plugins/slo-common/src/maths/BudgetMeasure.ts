/**
 * How much a budget can be trusted.
 *
 * `measured`: enough events were seen. `low-traffic`: the numbers are right, but a single bad event moves them far.
 * `no-traffic`: observed, and there were no events. `insufficient-coverage`: too much of the window was not observed.
 * `invalid`: objective or window can't be computed with.
 *
 * @public
 */
export type BudgetState =
  | 'measured'
  | 'low-traffic'
  | 'no-traffic'
  | 'insufficient-coverage'
  | 'invalid';

/**
 * An error budget at one moment. A number that isn't known is null, never NaN, and never zero in its place.
 *
 * @public
 */
export interface BudgetMeasure {
  state: BudgetState;
  /** One sentence with the numbers that led to the state. */
  reason: string;
  /** The moment, at the end of a bucket. */
  at: number;
  from: number;
  /** End of the period; `at` for a rolling window. */
  end: number;
  /** What is counted. */
  unit: 'events' | 'slices';
  good: number;
  bad: number;
  total: number;
  /** Observed part of the window up to `at`, 0..1. */
  coverage: number;
  /** Share of good ones, 0..1; below 0 where there were more bad events than events. */
  attainment: number | null;
  /** How many bad ones the budget allows; by slices those of the whole period. */
  allowed: number | null;
  /** Used share of the budget; 1 is all of it, and it goes on from there. */
  consumed: number | null;
  /** 1 - consumed, with its sign. */
  remaining: number | null;
}
