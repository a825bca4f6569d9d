import { BudgetMeasure } from './BudgetMeasure';
import { BudgetOptions } from './BudgetOptions';
import { measureBudget } from './measureBudget';

/** More points than pixels help nobody. */
const MOST_POINTS = 10_000;

/**
 * The budget at regular moments, for a chart; the last one is `to`.
 *
 * @throws RangeError if the step doesn't give between 1 and 10,000 points
 * @public
 */
export function budgetTimeline(
  options: Omit<BudgetOptions, 'at'> & {
    from: number;
    to: number;
    stepMs: number;
  },
): BudgetMeasure[] {
  const { from, to, stepMs } = options;
  const points = Math.floor((to - from) / stepMs) + 1;
  if (!(points >= 1 && points <= MOST_POINTS)) {
    throw new RangeError(
      `${points} points between ${from} and ${to}: choose a step that gives 1 to ${MOST_POINTS}`,
    );
  }
  return Array.from({ length: points }, (_, index) =>
    measureBudget({ ...options, at: to - (points - 1 - index) * stepMs }),
  );
}
