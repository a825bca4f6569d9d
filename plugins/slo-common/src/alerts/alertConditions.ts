import { SloWindow } from '../model/SloWindow';
import { DAY_MS, HOUR_MS } from '../ledger';
import { AlertCondition } from './AlertCondition';

const MINUTE_MS = 60_000;

const PAIRS = [
  { severity: 'page', speed: 'quick', shortMs: 5 * MINUTE_MS, longMs: HOUR_MS },
  {
    severity: 'page',
    speed: 'slow',
    shortMs: 30 * MINUTE_MS,
    longMs: 6 * HOUR_MS,
  },
  { severity: 'ticket', speed: 'quick', shortMs: 2 * HOUR_MS, longMs: DAY_MS },
  {
    severity: 'ticket',
    speed: 'slow',
    shortMs: 6 * HOUR_MS,
    longMs: 3 * DAY_MS,
  },
] as const;

/** Shares of the budget as the SRE Workbook has them for about a month, and as Sloth's windows for a week have them. */
const BUDGETS = {
  month: [0.02, 0.05, 0.1, 0.1],
  week: [0.08, 0.125, 0.2, 0.42],
};

const DAYS_OF_UNIT = { day: 1, week: 7, month: 30, quarter: 90, year: 365 };

/**
 * The four conditions for an SLO's window, with factor = share of the budget x window / long window: 14.4, 6, 3 and 1 for
 * 30 days; 13.44, 5.6, 2.8 and 0.933 for 28. Calendar windows count with 30 days a month, so that factors don't change in
 * February. Pairs that are longer than the window itself are left out.
 *
 * @public
 */
export function alertConditions(options: {
  window: SloWindow;
}): AlertCondition[] {
  const windowMs = nominalLength(options.window);
  const budgets = windowMs <= 7 * DAY_MS ? BUDGETS.week : BUDGETS.month;
  return PAIRS.map((pair, index) => ({
    ...pair,
    budget: budgets[index],
    // Divided last: 0.02 * 720 / 1 is 14.4 to the last digit.
    factor: Number(((budgets[index] * windowMs) / pair.longMs).toFixed(12)),
  })).filter(({ longMs }) => longMs <= windowMs);
}

function nominalLength(window: SloWindow): number {
  return window.type === 'rolling'
    ? window.durationMs
    : DAYS_OF_UNIT[window.unit] * window.count * DAY_MS;
}
