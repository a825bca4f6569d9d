import type { IndexableDocument } from '@backstage/plugin-search-common';

/**
 * An SLO in the search index.
 *
 * @public
 */
export interface SloDocument extends IndexableDocument {
  entityRef: string;
  slo: string;
  owner: string;
  system: string;
}
