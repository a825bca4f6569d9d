import { SloBudgeting } from '../model/SloBudgeting';
import { Ledger } from '../ledger';
import { errorBudgetOf } from './errorBudgetOf';
import { spendLedger } from './spendLedger';

/**
 * How fast the budget burns: 1 uses it up in exactly one window.
 *
 * @public
 */
export interface BurnRate {
  /** Null if nothing was observed; 0 where it was, and nothing happened. */
  rate: number | null;
  bad: number;
  total: number;
  coverage: number;
}

/**
 * The burn rate over the last `durationMs` before `at`: the ratio of bad events, divided by the error budget.
 *
 * @public
 */
export function burnRate(options: {
  objective: number;
  ledger: Ledger;
  budgeting?: SloBudgeting;
  at: number;
  durationMs: number;
}): BurnRate {
  const { ledger, at, durationMs } = options;
  const budget = errorBudgetOf(options.objective);
  const units = spendLedger(options);
  const counts = units.measure(at - durationMs, at);
  const { bad, total } = counts;
  const { observedMs } =
    units === ledger ? counts : ledger.measure(at - durationMs, at);
  const coverage = durationMs > 0 ? Math.min(1, observedMs / durationMs) : 0;
  const idle = coverage > 0 ? 0 : null;
  const ratio = total > 0 ? bad / total : idle;
  return {
    rate: budget === undefined || ratio === null ? null : ratio / budget,
    bad,
    total,
    coverage,
  };
}
