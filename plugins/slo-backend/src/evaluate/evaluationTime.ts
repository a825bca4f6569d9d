import { BUCKET_MS } from '@causeway/plugin-slo-common';

/** How long a live source may take until a bucket that is over is in the ledger. */
const LONGEST_DELAY_MS = 3 * BUCKET_MS;

/**
 * The moment up to which an SLO is judged: the end of its newest bucket, as long as that is only as far back as live data
 * takes to arrive. Judged up to now, the last five minutes would be unknown for a while, time and again.
 */
export function evaluationTime(options: {
  now: number;
  dataAt: number | null;
}): number {
  const { now, dataAt } = options;
  const latest = Math.floor(now / BUCKET_MS) * BUCKET_MS;
  return dataAt !== null &&
    dataAt <= latest &&
    latest - dataAt <= LONGEST_DELAY_MS
    ? dataAt
    : latest;
}
