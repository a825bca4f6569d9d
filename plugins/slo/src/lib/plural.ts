import { formatNumber } from './formatNumber';

/** A number with its noun: `1 SLO`, `12 SLOs`. */
export function plural(
  count: number,
  singular: string,
  several: string = `${singular}s`,
): string {
  return `${formatNumber(count)} ${count === 1 ? singular : several}`;
}
