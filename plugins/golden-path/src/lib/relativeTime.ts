const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** How long ago something was, in words; both times in milliseconds since the epoch. */
export function relativeTime(at: number, now: number): string {
  const elapsed = now - at;
  const unit = UNITS.find(([, milliseconds]) => elapsed >= milliseconds);
  return unit
    ? format.format(-Math.floor(elapsed / unit[1]), unit[0])
    : 'just now';
}
