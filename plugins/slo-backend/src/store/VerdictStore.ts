import type { PolicyVerdict } from '@causeway/plugin-slo-common';

/** A verdict with its place in the record. */
export interface StoredVerdict {
  id: string;
  entityRef: string;
  verdict: PolicyVerdict;
}

/**
 * What the policy said, and what it remembers from one verdict to the next. The newest verdict of each service is always kept; of
 * the others those that were recorded with `keep`.
 */
export interface VerdictStore {
  /** The newest verdict of each entity; entities without one are missing. */
  latest(entityRefs: readonly string[]): Promise<Map<string, StoredVerdict>>;

  /**
   * Records a verdict that was made with `previous` in mind. Of two backends that judge at the same time one succeeds.
   *
   * @returns its id, or undefined if another verdict came first: read the latest, and judge again if need be
   */
  record(options: {
    entityRef: string;
    verdict: PolicyVerdict;
    /** Id of the verdict whose memory it was made from; null if there was none. */
    previous: string | null;
    /** Keep it when newer ones come: the stage or its status changed. */
    keep: boolean;
  }): Promise<string | undefined>;

  /** Kept verdicts and the newest one, newest first. */
  list(options: {
    entityRef: string;
    limit: number;
    /** Only those at which the stage changed. */
    changed?: boolean;
  }): Promise<StoredVerdict[]>;

  get(options: {
    entityRef: string;
    id: string;
  }): Promise<StoredVerdict | undefined>;
}
