/** Three digits of the distance from 0 or 100 are enough to tell promise from fact. */
function digitsOf(percent: number): number {
  const distance = Math.min(Math.abs(percent), Math.abs(100 - percent));
  return distance > 0 && distance < 10
    ? Math.min(8, Math.max(1, 2 - Math.floor(Math.log10(distance))))
    : 1;
}

/**
 * A ratio as a percentage that keeps the digits that matter: `99.886 %`, `95 %`, never `100 %` for what isn't all.
 *
 * @param ratio - 0..1; null is not known
 */
export function formatPercent(ratio: number | null): string {
  if (ratio === null) return 'unknown';
  // Twelve digits are what arithmetic leaves intact: 0.999 * 100 is 99.9.
  const percent = Number((ratio * 100).toPrecision(12));
  const text = String(Number(percent.toFixed(digitsOf(percent))));
  return `${text.replace('-', '−')} %`;
}
