import { BUCKET_MS, DAY_MS, HOUR_MS } from '@causeway/plugin-slo-common';

/**
 * How the ledger lies in the database, see docs/adrs/0007-ledger-rows-hold-packed-slots.md. Changing a length needs a migration
 * of the rows.
 */
export const layout = {
  /** A row of buckets. */
  chunkMs: 6 * HOUR_MS,
  /** A row of hours. */
  hoursChunkMs: 4 * DAY_MS,
  /** Buckets are kept for as long, hours a day longer than anybody may ask for. */
  keepBucketsMs: 36 * DAY_MS,
  keepHoursMs: 401 * DAY_MS,
  /**
   * What is older when it arrives is added up to hours at once. Less than what buckets are kept for, so that no bucket is
   * deleted while somebody writes beside it.
   */
  acceptBucketsMs: 34 * DAY_MS,
  /** A day's hours are added up when it has been over for so long. */
  closeAfterMs: HOUR_MS,
  bucketMs: BUCKET_MS,
  hourMs: HOUR_MS,
  dayMs: DAY_MS,
} as const;
