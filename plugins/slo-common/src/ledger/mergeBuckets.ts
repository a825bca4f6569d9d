import { LedgerBucket } from './LedgerBucket';

/**
 * Joins what is known of the same slots from several reads. One bucket wins per start, never a sum: the one whose source
 * stands earlier in `sources`, then the better covered, then the one with more events (late data only ever adds), then by
 * bad events and by name of source.
 *
 * That order is total, so the result does not depend on which read came first, reading twice changes nothing, and two
 * backends that saw the same reads agree.
 *
 * @public
 */
export function mergeBuckets(options: {
  buckets: Iterable<LedgerBucket>;
  /** Sources from the most to the least trusted; a source that isn't named is trusted least. */
  sources?: string[];
}): LedgerBucket[] {
  const { sources = [] } = options;
  const buckets = [...options.buckets];
  if (isSorted(buckets)) {
    return buckets;
  }
  const rank = (bucket: LedgerBucket) => {
    const index = sources.indexOf(bucket.source);
    return index < 0 ? sources.length : index;
  };
  const best = new Map<number, LedgerBucket>();
  for (const bucket of buckets) {
    const known = best.get(bucket.start);
    if (!known || isBetter(bucket, known, rank)) {
      best.set(bucket.start, bucket);
    }
  }
  return [...best.values()].sort((a, b) => a.start - b.start);
}

/** Each start once, in order of time: there is nothing to join. */
function isSorted(buckets: readonly LedgerBucket[]): boolean {
  for (let index = 1; index < buckets.length; index += 1) {
    if (!(buckets[index - 1].start < buckets[index].start)) {
      return false;
    }
  }
  return true;
}

function isBetter(
  a: LedgerBucket,
  b: LedgerBucket,
  rank: (bucket: LedgerBucket) => number,
): boolean {
  const differences = [
    rank(b) - rank(a),
    a.coverage - b.coverage,
    a.total - b.total,
    a.bad - b.bad,
  ];
  const decisive = differences.find(difference => difference !== 0);
  return decisive === undefined ? a.source < b.source : decisive > 0;
}
