/**
 * Index of the first of the sorted numbers that is greater than `value` (with `inclusive`: greater or equal).
 *
 * @public
 */
export function upperBound(
  sorted: Float64Array,
  value: number,
  options?: { inclusive?: boolean },
): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (
      sorted[middle] < value ||
      (!options?.inclusive && sorted[middle] === value)
    ) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
