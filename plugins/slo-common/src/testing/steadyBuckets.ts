import { BUCKET_MS, LedgerBucket } from '../ledger';

/** Buckets with the same traffic throughout, and the ratio of errors that `ratio` gives for each. */
export function steadyBuckets(options: {
  from: number;
  to: number;
  perBucket?: number;
  bucketMs?: number;
  ratio: (start: number) => number;
}): LedgerBucket[] {
  const { from, to, perBucket = 10_000, bucketMs = BUCKET_MS, ratio } = options;
  return Array.from(
    { length: Math.round((to - from) / bucketMs) },
    (_, index) => {
      const start = from + index * bucketMs;
      return {
        start,
        bad: perBucket * ratio(start),
        total: perBucket,
        coverage: 1,
        source: 'test',
      };
    },
  );
}
