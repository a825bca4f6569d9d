import { SloBudgeting } from '../model/SloBudgeting';
import { Ledger } from '../ledger';
import { BudgetMeasure, BudgetState } from './BudgetMeasure';
import { BudgetOptions } from './BudgetOptions';
import { checkTime } from './checkTime';
import { checkWindow } from './checkWindow';
import { LOW_TRAFFIC_BELOW, MINIMUM_COVERAGE } from './constants';
import { errorBudgetOf } from './errorBudgetOf';
import { resolveWindow } from './resolveWindow';
import { spendLedger } from './spendLedger';
import { WindowRange } from './WindowRange';

/** A {@link BudgetMeasure} without its sentence. @public */
export type BudgetNumbers = Omit<BudgetMeasure, 'reason'>;

/**
 * What `measureBudget` says, without the sentence: for charts and simulations, which look at thousands of moments and show
 * none of their sentences.
 *
 * @public
 */
export function budgetNumbers(options: BudgetOptions): BudgetNumbers {
  const { objective, window, ledger, budgeting } = options;
  const unit = unitOf(budgeting);
  const budget = errorBudgetOf(objective);
  if ((checkTime(options.at) ?? checkWindow(window)) !== undefined) {
    return invalid(unit);
  }
  const at = Math.floor(options.at / ledger.bucketMs) * ledger.bucketMs;
  const range = resolveWindow({ window, at });
  const units = spendLedger({ ledger, budgeting });
  const spent = units.measure(range.from, at);
  const { bad, total } = spent;
  const events = units === ledger ? spent : ledger.measure(range.from, at);
  const coverage =
    at > range.from ? Math.min(1, events.observedMs / (at - range.from)) : 1;
  const counts = {
    at,
    from: range.from,
    end: range.end,
    unit,
    good: Math.max(0, total - bad),
    bad,
    total,
    coverage,
    attainment: total > 0 ? 1 - bad / total : null,
  } as const;
  if (budget === undefined) {
    return { ...invalid(unit), ...counts };
  }
  const allowed = budget * (unit === 'events' ? total : slicesOf(range, units));
  const consumed = allowed > 0 ? bad / allowed : Math.min(bad, 1);
  const observed = coverage > 0 || total > 0;
  return {
    ...counts,
    state: stateOf({ options, events: events.total, allowed, coverage }),
    allowed,
    consumed: observed ? consumed : null,
    remaining: observed ? 1 - consumed : null,
  };
}

function unitOf(budgeting?: SloBudgeting): BudgetMeasure['unit'] {
  return !budgeting || budgeting.method === 'occurrences' ? 'events' : 'slices';
}

/** By slices the whole period counts, so that its budget starts full and only falls. */
function slicesOf(range: WindowRange, units: Ledger): number {
  return (range.end - range.from) / units.bucketMs;
}

function stateOf(facts: {
  options: BudgetOptions;
  events: number;
  allowed: number;
  coverage: number;
}): BudgetState {
  const { options, events, allowed, coverage } = facts;
  if (coverage < (options.minimumCoverage ?? MINIMUM_COVERAGE)) {
    return 'insufficient-coverage';
  }
  if (events === 0) {
    return 'no-traffic';
  }
  return allowed < (options.lowTrafficBelow ?? LOW_TRAFFIC_BELOW)
    ? 'low-traffic'
    : 'measured';
}

function invalid(unit: BudgetMeasure['unit']): BudgetNumbers {
  return {
    state: 'invalid',
    at: 0,
    from: 0,
    end: 0,
    unit,
    good: 0,
    bad: 0,
    total: 0,
    coverage: 0,
    attainment: null,
    allowed: null,
    consumed: null,
    remaining: null,
  };
}
