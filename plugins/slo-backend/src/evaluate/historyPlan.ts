import {
  DAY_MS,
  HOUR_MS,
  resolveWindow,
  type SloBudgeting,
  type SloWindow,
} from '@causeway/plugin-slo-common';
import type { HistoryRange } from '../store';

/** Burn rates look back three days, and an evaluation may lie a few buckets back. */
const FINE_MS = 3 * DAY_MS + 2 * HOUR_MS;

/** What has to be read to judge an SLO. */
export interface HistoryPlan {
  range: HistoryRange;
  /**
   * Hours in which the window may begin, in buckets: a window that begins within an hour counts its own five minutes, not a
   * share of the hour. Null where hours don't come into it.
   */
  edge: HistoryRange | null;
}

/** How far back a window reaches at a moment; a window that can't be computed with reaches nowhere. */
export function windowStart(window: SloWindow, at: number): number {
  try {
    return resolveWindow({ window, at }).from;
  } catch {
    return at;
  }
}

/** Plans the reading for the window up to `now`, and `backMs` more for what was before it. */
export function historyPlan(options: {
  window: SloWindow;
  budgeting: SloBudgeting;
  now: number;
  backMs?: number;
}): HistoryPlan {
  const { window, budgeting, now, backMs = 0 } = options;
  const from = windowStart(window, now);
  const toHour = (time: number) => Math.floor(time / HOUR_MS) * HOUR_MS;
  const range: HistoryRange = {
    from: Math.min(toHour(from) - HOUR_MS - backMs, now - 7 * DAY_MS - HOUR_MS),
    to: now,
  };
  const fineFrom = toHour(now - FINE_MS);
  if (budgeting.method !== 'occurrences' || from >= fineFrom) {
    return { range, edge: null };
  }
  return {
    range: { ...range, fineFrom },
    edge: { from: toHour(from) - HOUR_MS, to: toHour(from) + HOUR_MS },
  };
}
