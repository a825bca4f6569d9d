export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** When the fixtures were judged. */
export const AT = Date.parse('2026-11-21T08:00:00Z');
