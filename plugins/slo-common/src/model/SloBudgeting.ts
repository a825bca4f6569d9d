/** Each event counts once. */
export interface OccurrencesBudgeting {
  method: 'occurrences';
}

/** Each slice of time is good or bad as a whole. */
export interface TimeslicesBudgeting {
  method: 'timeslices';
  sliceMs: number;
  /** The share of good events (0..1) that makes a slice good. */
  sliceTarget: number;
}

/** Each slice of time counts with its own share of good events, whatever its traffic. */
export interface RatioTimeslicesBudgeting {
  method: 'ratio-timeslices';
  sliceMs: number;
}

/** What is counted against the budget. */
export type SloBudgeting =
  | OccurrencesBudgeting
  | TimeslicesBudgeting
  | RatioTimeslicesBudgeting;
