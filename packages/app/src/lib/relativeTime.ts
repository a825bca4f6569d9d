const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const format = new Intl.RelativeTimeFormat('en', {
  numeric: 'always',
  style: 'short',
});

/**
 * How long ago something was, in words.
 *
 * @param iso - the time, ISO 8601
 * @param now - milliseconds since the epoch
 */
export function relativeTime(iso: string, now: number = Date.now()): string {
  const elapsed = now - Date.parse(iso);
  if (Number.isNaN(elapsed)) {
    return 'at an unknown time';
  }
  const unit = UNITS.find(([, ms]) => elapsed >= ms);
  return unit
    ? format.format(-Math.floor(elapsed / unit[1]), unit[0])
    : 'just now';
}
