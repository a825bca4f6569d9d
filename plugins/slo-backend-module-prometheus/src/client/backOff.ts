const BASE_MS = 500;
const LONGEST_MS = 20_000;
const LONGEST_ASKED_MS = 10 * 60_000;

/**
 * How long to leave an upstream alone: as long as it asked for, else twice as long with each attempt, give or take half, so
 * that those who failed together don't come back together.
 *
 * @param options - the attempt that failed, from 1, and the answer's `Retry-After`: seconds, or a date
 * @returns milliseconds
 */
export function backOff(options: {
  attempt: number;
  retryAfter?: string;
  now: number;
}): number {
  const { attempt, retryAfter, now } = options;
  const jitter = 0.5 + Math.random();
  const own = Math.min(BASE_MS * 2 ** (attempt - 1), LONGEST_MS) * jitter;
  if (!retryAfter) return own;
  const asked = /^\d+$/.test(retryAfter.trim())
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter) - now;
  return Number.isFinite(asked) && asked >= 0
    ? Math.min(asked, LONGEST_ASKED_MS) + own / 10
    : own;
}
