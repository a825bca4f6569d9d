/** A burn rate: `16.4×`, `0.03×`; null is not known. */
export function formatBurn(rate: number | null): string {
  if (rate === null) return 'unknown';
  if (rate === 0) return '0×';
  if (rate < 0.01) return '< 0.01×';
  const digits = rate < 1 ? 2 : 1;
  return `${Number(rate.toFixed(digits)).toLocaleString('en-US')}×`;
}
