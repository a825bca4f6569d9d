/**
 * Whole numbers that stand for parts and add up to their rounded sum, so that a statement adds up as it is shown: what is
 * left over after rounding down goes to those that lost most.
 *
 * @param values - parts, 0 or more
 */
export function roundToSum(values: number[]): number[] {
  const sum = Math.round(values.reduce((all, value) => all + value, 0));
  const floors = values.map(Math.floor);
  let left = sum - floors.reduce((all, value) => all + value, 0);
  const byLoss = values
    .map((value, index) => ({ index, loss: value - floors[index] }))
    .sort((a, b) => b.loss - a.loss || a.index - b.index);
  for (const { index } of byLoss) {
    if (left < 1) break;
    floors[index] += 1;
    left -= 1;
  }
  return floors;
}
