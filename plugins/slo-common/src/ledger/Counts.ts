/**
 * What the ledger holds of a range of time.
 *
 * @public
 */
export interface Counts {
  bad: number;
  total: number;
  /** Milliseconds of the range that were observed. */
  observedMs: number;
}
