import { errorBudgetOf } from '../maths';
import { AlertCondition } from './AlertCondition';

/**
 * How long a constant ratio of errors lasts before a condition fires, from a clean state under steady traffic: long
 * window x factor x budget / ratio. Null if it never does.
 *
 * @public
 */
export function timeToFire(options: {
  objective: number;
  condition: AlertCondition;
  errorRatio: number;
}): number | null {
  const { objective, condition, errorRatio } = options;
  const budget = errorBudgetOf(objective);
  if (budget === undefined || !(errorRatio <= 1)) {
    return null;
  }
  const threshold = condition.factor * budget;
  return errorRatio > threshold
    ? (condition.longMs * threshold) / errorRatio
    : null;
}
