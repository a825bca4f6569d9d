import type { Finding, Slo } from '@causeway/plugin-slo-common';
import type { SloRef } from './SloRef';

/**
 * An SLO as the portal knows it: what its file says, whose it is, and what is wrong with it.
 *
 * `window` is absent where the spec states none.
 *
 * @public
 */
export interface StoredSlo extends SloRef, Slo {
  /** Of this SLO; those of its file as a whole are kept with the service. */
  findings: Finding[];
  /** Why its numbers can't be trusted, from its findings; null if they can. Such an SLO is measured all the same. */
  quarantined: string | null;
  /** Annotations of the entity, by which a source chooses among its servers. */
  annotations: Record<string, string>;
  /** Where people read the line it is written at; null where the repository has no pages. */
  url: string | null;
}
