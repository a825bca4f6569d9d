import { formatDuration } from './formatDuration';

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/**
 * How long ago or ahead a moment is, in words; under a minute in seconds, for data that should be that young.
 *
 * @param ms - milliseconds since 1970
 * @param now - the same
 */
export function relativeTime(ms: number, now: number = Date.now()): string {
  const ahead = ms - now;
  const unit = UNITS.find(([, size]) => Math.abs(ahead) >= size);
  if (unit) return format.format(Math.trunc(ahead / unit[1]), unit[0]);
  const seconds = formatDuration(Math.abs(ahead));
  return ahead > 0 ? `in ${seconds}` : `${seconds} ago`;
}
