import { DAY_MS } from '../lib/duration';

/** After this time what is younger happens again: longer than the windows of the promises, so that none sees it twice. */
export const CYCLE_MS = 35 * DAY_MS;

/** When something happened or will. */
export interface Occurrence {
  /** 0 for the first time. */
  cycle: number;
  fromMs: number;
  /** Exclusive. */
  toMs: number;
}

/** All times at which something happens that touch a span of time. */
export function occurrences(options: {
  /** From when `ago` counts back. */
  anchorMs: number;
  ago: number;
  lasts: number;
  fromMs: number;
  toMs: number;
}): Occurrence[] {
  const { anchorMs, ago, lasts, fromMs, toMs } = options;
  const first = anchorMs - ago;
  const found: Occurrence[] = [];
  const last = ago < CYCLE_MS ? Infinity : 0;
  const start = Math.floor((fromMs - lasts - first) / CYCLE_MS);
  // Nothing happened before the first time.
  for (let cycle = Math.max(0, start); cycle <= last; cycle += 1) {
    if (first + cycle * CYCLE_MS >= toMs) break;
    const begin = first + cycle * CYCLE_MS;
    if (begin + lasts > fromMs || begin >= fromMs) {
      found.push({ cycle, fromMs: begin, toMs: begin + lasts });
    }
  }
  return found;
}
