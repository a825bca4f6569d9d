/**
 * A window at one moment.
 *
 * @public
 */
export interface WindowRange {
  from: number;
  /** The moment asked for: counts go up to here. */
  to: number;
  /** Where the period ends; the same as `to` for a rolling window. */
  end: number;
}
