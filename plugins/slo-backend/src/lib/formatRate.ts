/** A burn rate with the digits that tell it from 1: `1.04`, `16.4`, `120`. */
export function formatRate(rate: number): string {
  return String(Number(rate.toPrecision(3)));
}
