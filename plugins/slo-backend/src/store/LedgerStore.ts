import type { LedgerBucket } from '@causeway/plugin-slo-common';
import type { SloRef } from '@causeway/plugin-slo-node';

/** What to read of the ledger: every slot that touches the range. Times are milliseconds, `to` is exclusive. */
export interface HistoryRange {
  from: number;
  to: number;
  /**
   * Before this moment hours are enough, which makes reading long windows several times cheaper. Absent: buckets of five
   * minutes wherever they are kept. Budgeting by time slices shorter than an hour needs them all.
   */
  fineFrom?: number;
}

/** The history of one SLO: what `new Ledger` takes. Each slot is there once, the best of all sources. */
export interface SloHistory {
  slo: SloRef;
  /** Buckets of five minutes, sorted. */
  buckets: LedgerBucket[];
  /** Hours, for what has no buckets in the answer; sorted. */
  hours: LedgerBucket[];
  /** Names of the sources that count, sorted. */
  sources: string[];
  /** End of the newest slot of the answer that was observed at all; null if there is none. */
  dataAt: number | null;
}

/** The append-only record of good and bad events. */
export interface LedgerStore {
  /** The history of one SLO; empty if nothing is known of it. SLOs that ended have theirs too. */
  read(slo: SloRef, range: HistoryRange): Promise<SloHistory>;

  /**
   * The histories of many SLOs, in any order, a few at a time so that memory and the event loop stay free.
   */
  readMany(
    slos: readonly SloRef[],
    range: HistoryRange,
  ): AsyncIterable<SloHistory>;
}
