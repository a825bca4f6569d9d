import { formatDuration } from '../parse/formatDuration';

/** One condition of a burn-rate alert: both windows burn faster than the factor allows. */
export interface AlertTier {
  severity: 'page' | 'ticket';
  speed: 'quick' | 'slow';
  /** The share of the period's budget that is gone when it fires. */
  budget: number;
  /** Prometheus durations. */
  shortWindow: string;
  longWindow: string;
  longMs: number;
  /** Burn rate that both windows have to exceed. */
  factor: number;
}

const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;

const TIERS = [
  { severity: 'page', speed: 'quick', shortWindow: '5m', longMs: HOUR_MS },
  { severity: 'page', speed: 'slow', shortWindow: '30m', longMs: 6 * HOUR_MS },
  { severity: 'ticket', speed: 'quick', shortWindow: '2h', longMs: 24 * HOUR_MS },
  { severity: 'ticket', speed: 'slow', shortWindow: '6h', longMs: 72 * HOUR_MS },
] as const;

/** Budget shares of the SRE Workbook, and those of a week, in which 2 % would be gone within minutes. */
const MONTH_BUDGETS = [0.02, 0.05, 0.1, 0.1];
const WEEK_BUDGETS = [0.08, 0.125, 0.2, 0.42];

/**
 * The four conditions of multi-window, multi-burn-rate alerts: over 30 days the factors 14.4, 6, 3 and 1, over 28 days
 * 13.44, 5.6, 2.8 and 0.933.
 *
 * @param periodMs - the SLO's window
 */
export function alertTiers(periodMs: number): AlertTier[] {
  const budgets = periodMs <= WEEK_MS ? WEEK_BUDGETS : MONTH_BUDGETS;
  return TIERS.map((tier, index) => ({
    ...tier,
    budget: budgets[index],
    longWindow: tier.longMs === HOUR_MS ? '1h' : formatDuration(tier.longMs),
    factor: Number(((budgets[index] * periodMs) / tier.longMs).toPrecision(12)),
  }));
}
