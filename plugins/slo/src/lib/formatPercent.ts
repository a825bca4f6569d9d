import { formatPercent as formatRatio } from '@causeway/plugin-slo-common';

/**
 * A ratio as a percentage that keeps the digits that matter, as sentences of the backend have it: `99.88 %`, `95 %`.
 *
 * @param ratio - 0..1; null is not known
 */
export function formatPercent(ratio: number | null): string {
  return ratio === null ? 'unknown' : formatRatio(ratio).replace('-', '−');
}
