/** A sample that wasn't taken. */
export interface RefusedSample {
  /** Its place in the batch, from 0. */
  index: number;
  reason: string;
  fix: string;
}

/** What became of a batch. */
export interface SamplesAnswer {
  batchId: string;
  /** Samples that are in the ledger now, by this batch or by an earlier one. */
  accepted: number;
  refused: RefusedSample[];
  /** What the sender should look at although the samples were taken. */
  warnings: string[];
}
