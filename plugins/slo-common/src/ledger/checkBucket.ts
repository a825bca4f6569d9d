import { LedgerBucket } from './LedgerBucket';
import { MAX_COUNT, MAX_TIME } from './constants';

/**
 * Says what makes a bucket unfit for the ledger, or nothing if it is fit. More bad events than events is not checked here:
 * such a bucket is kept and shown, and {@link findContradictions} keeps its SLO out of the policy.
 *
 * @public
 */
export function checkBucket(
  bucket: LedgerBucket,
  options: { bucketMs: number },
): string | undefined {
  const { start, bad, total, coverage } = bucket;
  if (!Number.isSafeInteger(start) || Math.abs(start) > MAX_TIME) {
    return `start is ${start}, not a time in milliseconds`;
  }
  if (start % options.bucketMs !== 0) {
    return `start is ${start}, not a multiple of ${options.bucketMs}`;
  }
  if (!isCount(bad)) {
    return notACount('bad', bad);
  }
  if (!isCount(total)) {
    return notACount('total', total);
  }
  if (!(coverage >= 0 && coverage <= 1)) {
    return `coverage is ${coverage}, not a ratio between 0 and 1`;
  }
  return undefined;
}

function isCount(count: number): boolean {
  return count >= 0 && count <= MAX_COUNT;
}

function notACount(name: string, count: number): string {
  return `${name} is ${count}, not a count between 0 and ${MAX_COUNT}`;
}
