import type { TimeRange } from './TimeRange';

/** Adds a range to sorted ones that don't touch each other; what touches becomes one. */
export function addRange(
  ranges: readonly TimeRange[],
  [from, to]: TimeRange,
): TimeRange[] {
  if (!(from < to)) return [...ranges];
  const apart = ranges.filter(([start, end]) => end < from || start > to);
  const touching = ranges.filter(([start, end]) => end >= from && start <= to);
  const joined: TimeRange = [
    Math.min(from, ...touching.map(([start]) => start)),
    Math.max(to, ...touching.map(([, end]) => end)),
  ];
  return [...apart, joined].sort(([a], [b]) => a - b);
}
