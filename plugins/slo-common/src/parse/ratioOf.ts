/**
 * A percentage as a ratio, without the digits that binary fractions leave behind: 99.9 % is 0.999, not 0.9990000000000001.
 *
 * @param percent - between 0 and 100
 */
export function ratioOf(percent: number): number {
  return Number((percent / 100).toPrecision(14));
}
