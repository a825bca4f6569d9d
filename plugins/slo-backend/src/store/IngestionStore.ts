import type { SloProblem } from '@causeway/plugin-slo-common';
import type { SloRef } from '@causeway/plugin-slo-node';

/** How far a source was read for one SLO. Times are milliseconds. */
export interface SourceProgress {
  slo: SloRef;
  /** Name of the source, such as `prometheus:main`. */
  source: string;
  /** Everything up to here was read, back to the last gap; null if nothing was read. */
  readTo: number | null;
  /** When the source last answered for it; null if it never did. */
  answeredAt: number | null;
  /** How much of the wanted past is still to be read, in milliseconds; 0 when back-fill is done. */
  missingMs: number;
  /** Why the last attempt failed; null if it didn't. */
  problem: SloProblem | null;
  /** What the source doubts about its counts, a sentence each. */
  notes: string[];
}

/** What a source as a whole says. */
export interface SourceState {
  kind: 'counts' | 'alerts';
  source: string;
  /** When it last answered for any SLO; null if it never did. */
  answeredAt: number | null;
  /** Why nothing can be known of it; null if something can. */
  problem: SloProblem | null;
}

/** How far ingestion came. */
export interface IngestionStore {
  /** Progress of the SLOs that are there now, by entity ref. */
  progress(options: {
    entityRefs: readonly string[];
  }): Promise<SourceProgress[]>;

  /** Sources and alert sources by id. */
  sources(): Promise<SourceState[]>;
}
