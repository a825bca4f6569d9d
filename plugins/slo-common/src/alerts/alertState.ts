import { SloBudgeting } from '../model/SloBudgeting';
import { Ledger } from '../ledger';
import { burnRate, errorBudgetOf } from '../maths';
import { AlertCondition } from './AlertCondition';
import { SloAlertState, ConditionState } from './SloAlertState';

/**
 * What an SLO's alerts are evaluated from.
 *
 * @public
 */
export interface AlertOptions {
  objective: number;
  conditions: AlertCondition[];
  ledger: Ledger;
  budgeting?: SloBudgeting;
  /** Fewer bad events than this in the long window don't fire: a guard for low traffic. None without it, as in Sloth. */
  minimumBad?: number;
}

/**
 * Evaluates the alerts at a moment as Sloth's rules do: strictly greater, both windows of a pair, either pair.
 *
 * @public
 */
export function alertState(
  options: AlertOptions & { at: number },
): SloAlertState {
  const conditions = options.conditions.map(condition =>
    conditionState(condition, options),
  );
  return {
    page: together(conditions, 'page'),
    ticket: together(conditions, 'ticket'),
    conditions,
  };
}

function conditionState(
  condition: AlertCondition,
  options: AlertOptions & { at: number },
): ConditionState {
  const { objective, ledger, budgeting } = options;
  const budget = errorBudgetOf(objective);
  const at = Math.floor(options.at / ledger.bucketMs) * ledger.bucketMs;
  const facts = { objective, ledger, budgeting, at };
  const short = burnRate({ ...facts, durationMs: condition.shortMs });
  const long = burnRate({ ...facts, durationMs: condition.longMs });
  const rates = { condition, short: short.rate, long: long.rate };
  if (budget === undefined || short.rate === null || long.rate === null) {
    return { ...rates, state: 'unknown' };
  }
  const fires =
    exceeds(short.rate, condition.factor) &&
    exceeds(long.rate, condition.factor) &&
    long.bad >= (options.minimumBad ?? 0);
  if (fires) {
    return { ...rates, state: 'firing' };
  }
  return {
    ...rates,
    state: condition.factor * budget >= 1 ? 'unreachable' : 'quiet',
  };
}

/** Strictly, but not by the last digit of a double. */
function exceeds(rate: number, factor: number): boolean {
  return rate > factor * (1 + 1e-12);
}

function together(
  conditions: ConditionState[],
  severity: AlertCondition['severity'],
): SloAlertState['page'] {
  const states = conditions
    .filter(({ condition }) => condition.severity === severity)
    .map(({ state }) => state);
  if (states.includes('firing')) {
    return 'firing';
  }
  return states.includes('unknown') ? 'unknown' : 'quiet';
}
