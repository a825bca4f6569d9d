import type { HumanDuration } from '@backstage/types';

export interface Config {
  slo?: {
    /** SLOs that are objects in the clusters of `kubernetes`. */
    kubernetes?: {
      /** Whether they are read; true by default. */
      enabled?: boolean;
      /**
       * Names of the clusters that are read; all that let the portal itself in by default. If two have an SLO of the same id, that
       * of the earlier one counts.
       */
      clusters?: string[];
      /** How often they are read; 1 minute by default. */
      frequency?: HumanDuration | string;
      /** Longest time that one request may take; 15 seconds by default. */
      timeout?: HumanDuration | string;
    };
  };
}
