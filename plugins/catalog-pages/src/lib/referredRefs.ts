import { Entity } from '@backstage/catalog-model';
import { CatalogFacets } from '../hooks/useCatalogFacets';
import { CatalogState } from './catalogUrlState';
import { ColumnDefinition } from './columns';
import { FILTERS } from './filters';

/** What a catalog page shows. */
export interface ReferredRefsOptions {
  items: Entity[];
  columns: ColumnDefinition[];
  facets?: CatalogFacets;
  state: CatalogState;
}

/** Of a filter's values, the titles of this many (the most frequent) are read ahead. */
const MAX_FACET_REFS = 100;

/** The refs whose titles a catalog page needs: in cells, in filters and in what is chosen. */
export function referredRefs(options: ReferredRefsOptions): string[] {
  const { items, columns, facets, state } = options;
  const refs = new Set<string>();
  for (const item of items) {
    for (const column of columns) {
      const value = column.value(item);
      if ('entityRef' in value && value.entityRef) {
        refs.add(value.entityRef);
      }
    }
  }
  for (const { id, refKinds } of FILTERS) {
    if (refKinds) {
      const offered = facets?.[id]?.slice(0, MAX_FACET_REFS) ?? [];
      offered.forEach(({ value }) => refs.add(value));
      state.filters[id]?.forEach(value => refs.add(value));
    }
  }
  return [...refs];
}
