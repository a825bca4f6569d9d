import {
  budgetNumbers,
  DAY_MS,
  HOUR_MS,
  type BudgetOptions,
  type SloWindow,
} from '@causeway/plugin-slo-common';
import { windowStart } from './historyPlan';

/** As many as a sparkline can show. */
const POINTS = 30;
/** Periods of a calendar are of many lengths; this shows the end of the one before in most. */
const CALENDAR_TREND_MS = 30 * DAY_MS;

/** The moments of a trend up to `at`: full hours, so that rolled up history is exact. */
export function trendTimes(options: {
  at: number;
  window: SloWindow;
}): number[] {
  const { at, window } = options;
  const lengthMs =
    window.type === 'rolling' ? window.durationMs : CALENDAR_TREND_MS;
  const stepMs = Math.max(
    HOUR_MS,
    Math.floor(lengthMs / POINTS / HOUR_MS) * HOUR_MS,
  );
  const last = Math.floor(at / HOUR_MS) * HOUR_MS;
  return Array.from(
    { length: POINTS },
    (_, index) => last - (POINTS - 1 - index) * stepMs,
  );
}

/** How much history a trend needs of what was before the window at `at`. */
export function trendBackMs(window: SloWindow, at: number): number {
  const [first] = trendTimes({ at, window });
  return Math.max(0, windowStart(window, at) - windowStart(window, first));
}

/** Remaining budget at those moments; null where nothing was observed since the moment before. */
export function trendOf(
  options: Omit<BudgetOptions, 'at'> & { times: number[] },
): (number | null)[] {
  const { times, ledger } = options;
  const stepMs = times.length > 1 ? times[1] - times[0] : HOUR_MS;
  return times.map(at => {
    const { observedMs } = ledger.measure(at - stepMs, at);
    return observedMs > 0 ? budgetNumbers({ ...options, at }).remaining : null;
  });
}
