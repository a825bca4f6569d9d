import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { FILTERS, FilterId } from '../lib/filters';
import { refKind } from '../lib/refs';
import { LoadState, useLoad } from './useLoad';

/** A value that a filter offers. */
export interface FacetValue {
  value: string;
  /** How many entities of the kind have it. */
  count: number;
}

/** The values of each filter, most frequent first; filters without values are absent. */
export type CatalogFacets = Partial<Record<FilterId, FacetValue[]>>;

/**
 * Reads the values of all filters for one kind, in one request.
 *
 * @param kind - undefined where no filters are shown; nothing is read then
 */
export function useCatalogFacets(
  kind: string | undefined,
): LoadState<CatalogFacets> {
  const catalogApi = useApi(catalogApiRef);
  const load = useCallback(async () => {
    const { facets } = await catalogApi.getEntityFacets({
      filter: { kind: kind ?? '' },
      facets: FILTERS.map(({ field }) => field),
    });
    const result: CatalogFacets = {};
    for (const { id, field, refKinds } of FILTERS) {
      const values = (facets[field] ?? []).filter(
        ({ value }) => !refKinds || refKinds.includes(refKind(value)),
      );
      if (values.length) {
        result[id] = values
          .map(({ value, count }) => ({ value, count }))
          .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
      }
    }
    return result;
  }, [catalogApi, kind]);
  return useLoad(kind === undefined ? undefined : load);
}
