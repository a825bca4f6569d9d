/** Closer to 100 % than this, doubles no longer tell one objective from another. */
const SMALLEST_BUDGET = 1e-9;

/**
 * The error budget 1 - objective, without the noise of binary fractions (1 - 0.999 gives 0.0010000000000000009). Nothing
 * if the objective leaves no budget: 0, 100 % and what is no ratio at all.
 *
 * @public
 */
export function errorBudgetOf(objective: number): number | undefined {
  const budget = Math.round((1 - objective) * 1e12) / 1e12;
  return budget >= SMALLEST_BUDGET && budget < 1 ? budget : undefined;
}
