import type { SpendEvent } from '@causeway/plugin-slo-common';
import type { ServiceEvent } from '@causeway/plugin-slo-node';

/** What happened to services. */
export interface EventStore {
  /** Events that touch the range, oldest first; by entity ref. Entities without any are missing. */
  list(options: {
    entityRefs: readonly string[];
    from: number;
    to: number;
  }): Promise<Map<string, SpendEvent[]>>;

  /** Adds events, or replaces those with the same entity and id. Gives the entities to which anything is new. */
  put(
    events: readonly ServiceEvent[],
    options: { reportedBy: string },
  ): Promise<string[]>;
}
