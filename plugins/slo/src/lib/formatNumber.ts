/** A number in groups of three digits: `1,871`. Fractions keep one digit. */
export function formatNumber(value: number): string {
  const rounded = Number.isInteger(value) ? value : Number(value.toFixed(1));
  return rounded.toLocaleString('en-US').replace('-', '−');
}
