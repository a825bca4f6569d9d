import type { FiringAlert } from '@causeway/plugin-slo-common';
import type {
  AlertReading,
  SloRef,
  SourceBudget,
} from '@causeway/plugin-slo-node';

/** An alert that fires, and the SLO it is about. */
export interface StoredAlert {
  slo: SloRef;
  alert: FiringAlert;
}

/** What another tool says of an SLO, and when it was asked. */
export interface StoredBudget extends SourceBudget {
  /** Id of the alert source that read it. */
  source: string;
  readAt: number;
}

/** Which alerts fire, as each source said last. */
export interface AlertStore {
  /** Alerts about SLOs of these entities; of all without them. */
  list(options?: { entityRefs?: readonly string[] }): Promise<StoredAlert[]>;

  /** What other tools say of the budgets of these entities; of all without them. */
  recorded(options?: {
    entityRefs?: readonly string[];
  }): Promise<StoredBudget[]>;

  /**
   * Replaces what a source said before.
   *
   * @returns entities of which anything is other than before, times aside
   */
  replace(options: {
    source: string;
    readAt: number;
    reading: AlertReading;
  }): Promise<string[]>;
}
