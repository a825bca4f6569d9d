import { BudgetMeasure } from './BudgetMeasure';
import { BudgetOptions } from './BudgetOptions';
import { BurnRate, burnRate } from './burnRate';
import { BURN_WINDOWS, BurnWindow } from './burnWindows';
import { measureBudget } from './measureBudget';

/**
 * Everything about an SLO at one moment.
 *
 * @public
 */
export interface SloEvaluation extends BudgetMeasure {
  burnRates: Record<BurnWindow, number | null>;
  /** What the burn rates were made from. */
  burn: Record<BurnWindow, BurnRate>;
}

/**
 * The budget of an SLO and its burn rates over 5 minutes to 3 days.
 *
 * @public
 */
export function evaluateSlo(options: BudgetOptions): SloEvaluation {
  const measure = measureBudget(options);
  const windows = Object.keys(BURN_WINDOWS) as BurnWindow[];
  const at =
    Math.floor(options.at / options.ledger.bucketMs) * options.ledger.bucketMs;
  const burn = Object.fromEntries(
    windows.map(window => [
      window,
      burnRate({ ...options, at, durationMs: BURN_WINDOWS[window] }),
    ]),
  ) as Record<BurnWindow, BurnRate>;
  const burnRates = Object.fromEntries(
    windows.map(window => [window, burn[window].rate]),
  ) as Record<BurnWindow, number | null>;
  return { ...measure, burn, burnRates };
}
