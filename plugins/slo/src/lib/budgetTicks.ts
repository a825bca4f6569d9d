const STEPS = [0.25, 0.5, 1, 2, 5, 10, 25, 50, 100, 250, 500, 1000];
const MOST = 5;

/**
 * At most five round shares of a budget to name on an axis; none of it is always among them.
 *
 * @param lowest - the least that was left; below 0 more than the budget was used
 */
export function budgetTicks(lowest: number): number[] {
  if (lowest > -0.25) return [0, 0.25, 0.5, 0.75, 1];
  const step =
    STEPS.find(size => -lowest / size <= MOST - 2) ?? -lowest / (MOST - 2);
  const below = Array.from(
    { length: Math.floor(-lowest / step) },
    (_, index) => -step * (index + 1),
  );
  // Far below, all of the budget and none of it are one line.
  return [...below.reverse(), 0, ...(step > 2 ? [] : [1])];
}
