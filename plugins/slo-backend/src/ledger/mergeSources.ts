import type { LedgerBucket } from '@causeway/plugin-slo-common';
import { isApproximateSource } from '@causeway/plugin-slo-node';

/** The buckets that one source counted by one definition of an SLO. */
export interface SeriesBuckets {
  source: string;
  /** Of the definitions that a source counted by, the highest counts, wherever it has data. */
  rank: number;
  /** Each start once. */
  buckets: LedgerBucket[];
}

/**
 * Joins what all sources say of one SLO: one bucket for each start, sorted. Within a source the newest definition wins, so that
 * a corrected query replaces what the wrong one counted. Between sources the better covered wins, then exact counts, then
 * more events.
 */
export function mergeSources(series: readonly SeriesBuckets[]): LedgerBucket[] {
  const filled = series.filter(({ buckets }) => buckets.length > 0);
  if (filled.length === 1) return sorted(filled[0].buckets);
  const bySource = new Map<string, Map<number, LedgerBucket>>();
  for (const { source, buckets } of [...filled].sort(
    (a, b) => a.rank - b.rank,
  )) {
    const known = bySource.get(source) ?? new Map<number, LedgerBucket>();
    buckets.forEach(bucket => known.set(bucket.start, bucket));
    bySource.set(source, known);
  }
  const best = new Map<number, LedgerBucket>();
  for (const buckets of bySource.values()) {
    for (const bucket of buckets.values()) {
      const other = best.get(bucket.start);
      if (!other || isBetter(bucket, other)) best.set(bucket.start, bucket);
    }
  }
  return sorted([...best.values()]);
}

function sorted(buckets: LedgerBucket[]): LedgerBucket[] {
  return buckets.sort((a, b) => a.start - b.start);
}

function isBetter(a: LedgerBucket, b: LedgerBucket): boolean {
  const exact = (bucket: LedgerBucket) =>
    isApproximateSource(bucket.source) ? 0 : 1;
  const difference =
    a.coverage - b.coverage ||
    exact(a) - exact(b) ||
    a.total - b.total ||
    a.bad - b.bad;
  return difference === 0 ? a.source < b.source : difference > 0;
}
