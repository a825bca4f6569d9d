/**
 * Running sums of non-negative numbers, kept as two doubles each (the second holds what rounding took from the first), so
 * that the difference of any two is right to the last digit: a quiet window beside a loud one shows no residue such as
 * -4.69e-12, and the sum of a window does not depend on what else the ledger holds.
 *
 * @public
 */
export class ExactSums {
  readonly #high: Float64Array;
  readonly #low: Float64Array;

  constructor(values: readonly number[]) {
    this.#high = new Float64Array(values.length + 1);
    this.#low = new Float64Array(values.length + 1);
    values.forEach((value, index) => {
      const before = this.#high[index];
      const sum = before + value;
      this.#high[index + 1] = sum;
      this.#low[index + 1] = this.#low[index] + lost(before, value, sum);
    });
  }

  /** Sum of the values from index `from` up to, not including, `to`. */
  between(from: number, to: number): number {
    const upper = this.#high[to];
    const lower = -this.#high[from];
    const difference = upper + lower;
    const rest =
      lost(upper, lower, difference) + (this.#low[to] - this.#low[from]);
    return Math.max(0, difference + rest);
  }
}

/** What rounding took from a + b (Knuth's two-sum). */
function lost(a: number, b: number, sum: number): number {
  const part = sum - a;
  return a - (sum - part) + (b - part);
}
