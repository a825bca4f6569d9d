import type { SloWaiver } from '@causeway/plugin-slo-common';

/** Waivers that were granted in the portal. Nothing is deleted: a revoked one says when and by whom. */
export interface WaiverStore {
  /** Newest first, by entity ref; entities without any are missing. */
  list(options: {
    entityRefs: readonly string[];
    /** Only those that are in force at this moment. */
    activeAt?: number;
  }): Promise<Map<string, SloWaiver[]>>;

  add(options: {
    entityRef: string;
    waiver: Pick<
      SloWaiver,
      'reason' | 'approvedBy' | 'from' | 'until' | 'slos'
    >;
  }): Promise<SloWaiver>;

  /**
   * Ends a waiver now. One that was revoked or is over stays as it is.
   *
   * @throws NotFoundError if the entity has no such waiver
   */
  revoke(options: {
    entityRef: string;
    id: string;
    revokedBy: string;
  }): Promise<SloWaiver>;
}
