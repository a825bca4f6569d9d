import { BUCKET_MS, HOUR_MS } from './constants';
import { LedgerBucket } from './LedgerBucket';
import { mergeBuckets } from './mergeBuckets';

/**
 * Adds buckets of five minutes up to hours. Counts are sums; coverage is the observed part of the hour, so that a missing
 * bucket lowers it; the sources are named in order of the alphabet, joined by a plus sign.
 *
 * @public
 */
export function rollUpToHours(buckets: Iterable<LedgerBucket>): LedgerBucket[] {
  const hours = new Map<number, { hour: LedgerBucket; sources: Set<string> }>();
  for (const bucket of mergeBuckets({ buckets })) {
    const start = Math.floor(bucket.start / HOUR_MS) * HOUR_MS;
    const entry = hours.get(start) ?? {
      hour: { start, bad: 0, total: 0, coverage: 0, source: '' },
      sources: new Set<string>(),
    };
    entry.hour.bad += bucket.bad;
    entry.hour.total += bucket.total;
    entry.hour.coverage += bucket.coverage;
    entry.sources.add(bucket.source);
    hours.set(start, entry);
  }
  return [...hours.values()].map(({ hour, sources }) => ({
    ...hour,
    coverage: Math.min(1, (hour.coverage * BUCKET_MS) / HOUR_MS),
    source: [...sources].sort().join('+'),
  }));
}
