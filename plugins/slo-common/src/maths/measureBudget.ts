import { SloBudgeting } from '../model/SloBudgeting';
import { Ledger } from '../ledger';
import { BudgetMeasure, BudgetState } from './BudgetMeasure';
import { BudgetOptions } from './BudgetOptions';
import { checkTime } from './checkTime';
import { checkWindow } from './checkWindow';
import { errorBudgetOf } from './errorBudgetOf';
import { formatCount, formatDuration, formatPercent } from './format';
import { resolveWindow } from './resolveWindow';
import { spendLedger } from './spendLedger';
import { WindowRange } from './WindowRange';

const MINIMUM_COVERAGE = 0.95;
const LOW_TRAFFIC_BELOW = 10;

/**
 * The error budget of an SLO at a moment: counts of the window, what they leave of the budget, and whether that can be
 * trusted. Ratios are always of sums, never averages of ratios.
 *
 * @public
 */
export function measureBudget(options: BudgetOptions): BudgetMeasure {
  const { objective, window, ledger, budgeting } = options;
  const unit =
    !budgeting || budgeting.method === 'occurrences' ? 'events' : 'slices';
  const budget = errorBudgetOf(objective);
  const fault = checkTime(options.at) ?? checkWindow(window);
  if (fault) {
    return invalid(unit, fault);
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
    return {
      ...invalid(unit, noBudget(objective)),
      ...counts,
    };
  }
  const allowed = budget * (unit === 'events' ? total : slicesOf(range, units));
  const consumed = allowed > 0 ? bad / allowed : Math.min(bad, 1);
  const observed = coverage > 0 || total > 0;
  return {
    ...counts,
    ...judge({ options, range, events: events.total, allowed, ...counts }),
    allowed,
    consumed: observed ? consumed : null,
    remaining: observed ? 1 - consumed : null,
  };
}

/** By slices the whole period counts, so that its budget starts full and only falls. */
function slicesOf(range: WindowRange, units: Ledger): number {
  return (range.end - range.from) / units.bucketMs;
}

function judge(facts: {
  options: BudgetOptions;
  range: WindowRange;
  events: number;
  allowed: number;
  bad: number;
  total: number;
  coverage: number;
}): { state: BudgetState; reason: string } {
  const { options, range, events, allowed, coverage } = facts;
  const minimum = options.minimumCoverage ?? MINIMUM_COVERAGE;
  const length = formatDuration(range.to - range.from);
  if (coverage < minimum) {
    const observed = formatDuration(coverage * (range.to - range.from));
    return {
      state: 'insufficient-coverage',
      reason: `Only ${observed} of ${length} were observed (${formatPercent(
        coverage,
      )}, needed: ${formatPercent(minimum)})`,
    };
  }
  if (events === 0) {
    return { state: 'no-traffic', reason: `No events in ${length}` };
  }
  const counted = `${formatCount(facts.bad)} of ${formatCount(
    facts.total,
  )} ${nameOf(options.budgeting)} in ${length} were bad`;
  return allowed < (options.lowTrafficBelow ?? LOW_TRAFFIC_BELOW)
    ? {
        state: 'low-traffic',
        reason: `${counted}; the budget allows ${formatCount(
          allowed,
        )}, so that each bad one uses ${formatPercent(1 / allowed)} of it`,
      }
    : {
        state: 'measured',
        reason: `${counted}; the budget allows ${formatCount(allowed)}`,
      };
}

function nameOf(budgeting?: SloBudgeting): string {
  return !budgeting || budgeting.method === 'occurrences'
    ? 'events'
    : 'time slices';
}

function noBudget(objective: number): string {
  return `An objective of ${objective} leaves no error budget: write a ratio above 0 and below 1`;
}

function invalid(unit: BudgetMeasure['unit'], reason: string): BudgetMeasure {
  return {
    state: 'invalid',
    reason,
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
