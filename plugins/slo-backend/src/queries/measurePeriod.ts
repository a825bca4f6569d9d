import {
  errorBudgetOf,
  formatCount,
  formatPercent,
  spendLedger,
  type Ledger,
  type SloBudgeting,
  type SloReportRow,
} from '@causeway/plugin-slo-common';

const MINIMUM_COVERAGE = 0.95;
const AT_RISK_FROM = 0.5;
const LOW_TRAFFIC_BELOW = 10;

/** The part of a report's row that follows from the ledger. */
export type PeriodMeasure = Pick<
  SloReportRow,
  | 'truth'
  | 'truthReason'
  | 'state'
  | 'good'
  | 'bad'
  | 'total'
  | 'coverage'
  | 'attainment'
  | 'consumed'
  | 'remaining'
>;

/** The budget of a stretch of the calendar, whatever the SLO's own window. */
export function measurePeriod(options: {
  objective: number;
  budgeting?: SloBudgeting;
  ledger: Ledger;
  from: number;
  to: number;
  quarantined: string | null;
}): PeriodMeasure {
  const { objective, ledger, from, to, quarantined } = options;
  const { bad, total } = spendLedger(options).measure(from, to);
  const { observedMs } = ledger.measure(from, to);
  const coverage = to > from ? Math.min(1, observedMs / (to - from)) : 0;
  const budget = errorBudgetOf(objective);
  const allowed = budget === undefined ? null : budget * total;
  const idle = coverage > 0 ? 0 : null;
  const consumed = allowed !== null && allowed > 0 ? bad / allowed : idle;
  const numbers = {
    good: Math.max(0, total - bad),
    bad,
    total,
    coverage,
    attainment: total > 0 ? 1 - bad / total : null,
    consumed,
    remaining: consumed === null ? null : 1 - consumed,
  };
  const counted = `${formatCount(bad)} of ${formatCount(total)} were bad`;
  if (budget === undefined || quarantined !== null) {
    return {
      ...numbers,
      state: budget === undefined ? 'invalid' : 'measured',
      truth: 'unknown',
      truthReason: quarantined ?? 'Its objective leaves no error budget',
    };
  }
  if (coverage < MINIMUM_COVERAGE) {
    return {
      ...numbers,
      state: 'insufficient-coverage',
      truth: 'unknown',
      truthReason: `Only ${formatPercent(
        coverage,
      )} of the time was observed, ${formatPercent(
        MINIMUM_COVERAGE,
      )} are needed`,
    };
  }
  if (total === 0 || consumed === null || allowed === null) {
    return {
      ...numbers,
      state: 'no-traffic',
      truth: 'holds',
      truthReason: 'There were no events',
    };
  }
  const state = allowed < LOW_TRAFFIC_BELOW ? 'low-traffic' : 'measured';
  return {
    ...numbers,
    state,
    truth: truthFrom(consumed),
    truthReason: `${formatPercent(
      consumed,
    )} of the budget was used: ${counted}`,
  };
}

function truthFrom(consumed: number): PeriodMeasure['truth'] {
  if (consumed >= 1) {
    return 'broken';
  }
  return consumed >= AT_RISK_FROM ? 'at-risk' : 'holds';
}
