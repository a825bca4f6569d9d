import type { LedgerBucket } from '@causeway/plugin-slo-common';
import type { SloRef } from './SloRef';

/**
 * Everything that a source knows of one SLO from `from` up to, not including, `to`. A slot without a bucket wasn't observed;
 * a slot that was observed and idle is a bucket with coverage 1 and total 0.
 *
 * @public
 */
export interface SliSuccess {
  slo: SloRef;
  /** Start of the answered part of the request, in milliseconds; a multiple of five minutes. */
  from: number;
  /** End of the answered part, exclusive. */
  to: number;
  /** Five-minute buckets within the range, in any order, one for each start. */
  buckets: Omit<LedgerBucket, 'source'>[];
  /**
   * The tool whose recorded ratios the counts were made from, such as `sloth`. Absent: counted exactly. The ledger keeps both
   * apart, and the exact ones count.
   */
  approximate?: string;
  /**
   * Doubts about the counts, a sentence each, such as a query of bad events that found no series at all. Shown, and no error.
   */
  notes?: string[];
}

/**
 * Why nothing is known of one SLO in a range: the range is asked for again.
 *
 * @public
 */
export interface SliFailure {
  slo: SloRef;
  from: number;
  to: number;
  error: {
    /** What went wrong, and where. Shown to people: no secrets. */
    message: string;
    /** What somebody can do about it. */
    fix: string;
    /**
     * Asking again gives the same error until the spec or the source's configuration changes, such as a query that doesn't
     * parse. The range is then asked for less and less often.
     */
    permanent?: boolean;
  };
}

/** An answer of a source about one SLO and one range. @public */
export type SliReading = SliSuccess | SliFailure;
