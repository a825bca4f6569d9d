import type { FiringAlert } from '@causeway/plugin-slo-common';
import type { SloRef, SourceAlert } from '@causeway/plugin-slo-node';

/** An alert that fires, and the SLO it is about. */
export interface StoredAlert {
  slo: SloRef;
  alert: FiringAlert;
}

/** Which alerts fire, as each source said last. */
export interface AlertStore {
  /** Alerts about SLOs of these entities; of all without them. */
  list(options?: { entityRefs?: readonly string[] }): Promise<StoredAlert[]>;

  /**
   * Replaces what a source said before.
   *
   * @returns entities of which other alerts fire than before
   */
  replace(options: {
    source: string;
    readAt: number;
    alerts: readonly SourceAlert[];
  }): Promise<string[]>;
}
