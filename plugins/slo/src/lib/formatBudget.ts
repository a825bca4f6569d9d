/**
 * A share of an error budget, with its sign: `31 %`, `−14 %`, `0.3 %`. What is left is never rounded to nothing, and what
 * was used never to untouched.
 *
 * @param ratio - 1 is all of the budget; null is not known
 */
export function formatBudget(ratio: number | null): string {
  if (ratio === null) return 'unknown';
  const percent = ratio * 100;
  const size = Math.abs(percent);
  const sign = percent < 0 ? '−' : '';
  if (size === 0) return '0 %';
  if (size < 0.01) return percent > 0 ? 'under 0.01 %' : '−0.01 %';
  if (size < 1) return `${sign}${Number(size.toPrecision(1))} %`;
  if (size > 99 && size < 100) return `${sign}${Math.floor(size * 10) / 10} %`;
  return `${sign}${Math.round(size).toLocaleString('en-US')} %`;
}
