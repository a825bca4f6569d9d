/**
 * What happened to one SLO in one slot of time. Times are UTC milliseconds; a bucket of five minutes starts at a multiple
 * of 300,000, an hour at a multiple of 3,600,000.
 *
 * @public
 */
export interface LedgerBucket {
  start: number;
  /** Bad events; fractions are normal, since Prometheus extrapolates. */
  bad: number;
  total: number;
  /** How much of the slot was observed, 0..1. Observed and idle is coverage 1 with total 0. */
  coverage: number;
  /** Where the counts come from, such as `prometheus:main`. */
  source: string;
}
