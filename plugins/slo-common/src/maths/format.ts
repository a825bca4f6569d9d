/** Digits in groups, without a locale: the same text on every machine. */
export function formatCount(count: number): string {
  const rounded = Number.isInteger(count) ? count : Number(count.toFixed(1));
  const [whole, fraction] = String(rounded).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${grouped}.${fraction}` : grouped;
}

/** A ratio as percent, with as many digits as tell it from 0 and 100 %. */
export function formatPercent(ratio: number): string {
  const percent = ratio * 100;
  const distance = Math.min(Math.abs(percent), Math.abs(100 - percent));
  const digits =
    distance > 0 && distance < 10
      ? Math.min(6, Math.max(1, 1 - Math.floor(Math.log10(distance))))
      : 1;
  return `${Number(percent.toFixed(digits))} %`;
}

/** A length of time in its one or two largest units. */
export function formatDuration(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const first = parts.findIndex(([amount]) => amount > 0);
  return first < 0
    ? '0 min'
    : parts
        .slice(first, first + 2)
        .filter(([amount]) => amount > 0)
        .map(([amount, unit]) => `${amount} ${unit}`)
        .join(' ');
}
