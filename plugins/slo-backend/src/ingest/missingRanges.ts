import type { TimeRange } from './TimeRange';

/** The parts of `wanted` that none of the sorted ranges covers, sorted. */
export function missingRanges(
  ranges: readonly TimeRange[],
  [from, to]: TimeRange,
): TimeRange[] {
  const missing: TimeRange[] = [];
  let at = from;
  for (const [start, end] of ranges) {
    if (start > at) missing.push([at, Math.min(start, to)]);
    at = Math.max(at, end);
    if (at >= to) break;
  }
  if (at < to) missing.push([at, to]);
  return missing.filter(([start, end]) => start < end);
}
