/**
 * Divides `total` in the proportion of the weights into parts that add up to it exactly, whatever the order of adding.
 *
 * Everything is counted in the smallest step that the double `total` itself has (a power of two), so that each part and
 * each sum of parts is a whole number of steps below 2^53, which doubles hold exactly. Each part is rounded down to whole
 * steps; the steps left over go one each to the largest remainders, the earlier part first where two are equal. Whole
 * numbers that already add up to the total come back unchanged.
 *
 * @param options - a total of 0 or more; weights of 0 or more; with no weight at all the last part gets everything
 * @public
 */
export function apportion(options: {
  total: number;
  weights: number[];
}): number[] {
  const weights = options.weights.map(clean);
  const total = clean(options.total);
  if (weights.length === 0) {
    return [];
  }
  // Scaled by the greatest, so that neither the sum nor a product overflows.
  const greatest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  if (total === 0 || greatest === 0) {
    return weights.map((_, index) =>
      index === weights.length - 1 ? total : 0,
    );
  }
  const sum = weights.reduce((all, weight) => all + weight / greatest, 0);
  const step = stepOf(total);
  const steps = total / step;
  const fits = addUp(weights, total);
  const exact = weights.map(weight =>
    fits ? weight / step : (weight / greatest / sum) * steps,
  );
  return largestRemainder(exact, steps).map(count => count * step);
}

function clean(value: number): number {
  return value > 0 && value < Infinity ? value : 0;
}

function addUp(weights: number[], total: number): boolean {
  return weights.reduce((all, weight) => all + weight, 0) === total;
}

/** The distance from a positive double to the next one. */
function stepOf(total: number): number {
  let exponent = Math.floor(Math.log2(total));
  while (2 ** exponent > total) {
    exponent -= 1;
  }
  while (2 ** (exponent + 1) <= total) {
    exponent += 1;
  }
  return Math.max(2 ** (exponent - 52), Number.MIN_VALUE);
}

function largestRemainder(exact: number[], steps: number): number[] {
  const counts = exact.map(value => Math.floor(value));
  const order = exact
    .map((value, index) => ({ index, rest: value - counts[index] }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
    .map(({ index }) => index);
  // Rounding may also leave a step too many: it is taken from the largest part. The sum may pass 2^53 by a few.
  const sum = counts.reduce((all, count) => all + BigInt(count), BigInt(0));
  let left = Number(BigInt(steps) - sum);
  for (let turn = 0; left > 0; turn += 1, left -= 1) {
    counts[order[turn % order.length]] += 1;
  }
  while (left < 0) {
    const index = counts.indexOf(Math.max(...counts));
    const taken = Math.min(-left, counts[index]);
    counts[index] -= taken;
    left += taken;
  }
  return counts;
}
