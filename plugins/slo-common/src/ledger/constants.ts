/** Length of a ledger's bucket. @public */
export const BUCKET_MS = 300_000;

/** Length of what buckets are rolled up to. @public */
export const HOUR_MS = 3_600_000;

/** @public */
export const DAY_MS = 86_400_000;

/**
 * Most events of one bucket: up to here a count of whole events is exact in a double, and no sum or product of counts can
 * overflow.
 *
 * @public
 */
export const MAX_COUNT = Number.MAX_SAFE_INTEGER;

/** The end of the year 9999: later times are mistakes, and calendars can't be computed with them. @public */
export const MAX_TIME = 253_402_300_799_999;

/** Fewer events than this are none: a quotient of two counts stays finite. @public */
export const MIN_COUNT = 1e-9;
