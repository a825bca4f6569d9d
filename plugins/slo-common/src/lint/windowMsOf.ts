import type { Slo } from '../model';
import type { LintSettings } from './LintSettings';

const DAY_MS = 86_400_000;
const UNIT_DAYS = {
  day: 1,
  week: 7,
  month: 30,
  quarter: 90,
  year: 365,
} as const;

/**
 * How long the window of an SLO is, a calendar's by its usual length.
 *
 * @param slo - the SLO
 * @param settings - has the window of formats that state none
 */
export function windowMsOf(slo: Slo, settings: LintSettings): number {
  const { window } = slo;
  if (!window) return settings.windowMs;
  return window.type === 'rolling'
    ? window.durationMs
    : window.count * UNIT_DAYS[window.unit] * DAY_MS;
}
