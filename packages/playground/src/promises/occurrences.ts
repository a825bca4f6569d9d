import { DAY_MS } from '../lib/duration';

/** After this time all happens again: longer than the windows of the promises, so that none sees it twice. */
export const CYCLE_MS = 35 * DAY_MS;

/** When something happened or will. */
export interface Occurrence {
  /** 0 for the first, that of the start. */
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
  // Nothing happened before the first time.
  const start = Math.max(0, Math.floor((fromMs - lasts - first) / CYCLE_MS));
  for (let cycle = start; first + cycle * CYCLE_MS < toMs; cycle += 1) {
    const begin = first + cycle * CYCLE_MS;
    if (begin + lasts > fromMs || begin >= fromMs) {
      found.push({ cycle, fromMs: begin, toMs: begin + lasts });
    }
  }
  return found;
}
