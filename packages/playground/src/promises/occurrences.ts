import { DAY_MS } from '../lib/duration';

/** After this time all happens again, and before the first start it had happened already: longer than the windows of the promises, so that none sees it twice. */
export const CYCLE_MS = 35 * DAY_MS;

/** When something happened or will. */
export interface Occurrence {
  /** 0 for that of the start; the ones before it are below. */
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
  const start = Math.floor((fromMs - lasts - first) / CYCLE_MS);
  for (let cycle = start; first + cycle * CYCLE_MS < toMs; cycle += 1) {
    const begin = first + cycle * CYCLE_MS;
    if (begin + lasts > fromMs || begin >= fromMs) {
      found.push({ cycle, fromMs: begin, toMs: begin + lasts });
    }
  }
  return found;
}
