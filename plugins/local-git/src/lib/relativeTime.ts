const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/**
 * How long ago or ahead something is, in words.
 *
 * @param iso - the time, ISO 8601
 * @param now - milliseconds since the epoch
 */
export function relativeTime(iso: string, now: number = Date.now()): string {
  const ahead = Date.parse(iso) - now;
  if (Number.isNaN(ahead)) return 'at an unknown time';
  const unit = UNITS.find(([, ms]) => Math.abs(ahead) >= ms);
  return unit
    ? format.format(Math.trunc(ahead / unit[1]), unit[0])
    : 'just now';
}
