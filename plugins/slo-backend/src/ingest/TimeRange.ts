/** Milliseconds; the end is exclusive. */
export type TimeRange = readonly [from: number, to: number];
