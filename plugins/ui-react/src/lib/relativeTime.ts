const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/**
 * How long ago or ahead a moment is, in words: `3 hours ago`, `in 2 days`; less than a minute is `just now`.
 *
 * @param at - milliseconds since the epoch, or ISO 8601; what is no time is `at an unknown time`
 * @param now - milliseconds since the epoch
 */
export function relativeTime(
  at: number | string,
  now: number = Date.now(),
): string {
  const ahead = new Date(at).getTime() - now;
  if (Number.isNaN(ahead)) return 'at an unknown time';
  const unit = UNITS.find(([, ms]) => Math.abs(ahead) >= ms);
  return unit
    ? format.format(Math.trunc(ahead / unit[1]), unit[0])
    : 'just now';
}
