import type { SloProblem } from '@causeway/plugin-slo-common';
import type { TimeRange } from './TimeRange';

/** How far a source was read for one definition of one SLO. */
export interface SeriesProgress {
  /** Sorted; what a source answered for, whether or not it had data. */
  ranges: TimeRange[];
  /** Up to here it was read once more, after it was late; null before the first read. */
  settledTo: number | null;
  answeredAt: number | null;
  problem: SloProblem | null;
  notes: string[];
  /** Failures in a row. */
  failures: number;
  /** It isn't asked before; null when it may be. */
  retryAt: number | null;
}
