import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  useStarredEntities,
} from '@backstage/plugin-catalog-react';
import { useCallback, useMemo } from 'react';
import { buildQuery } from '../lib/buildQuery';
import { CatalogState } from '../lib/catalogUrlState';
import { TABLE_FIELDS } from '../lib/columns';
import { starredRows } from '../lib/starredRows';
import { LoadState, useLoad } from './useLoad';
import { useOwnershipRefs } from './useOwnershipRefs';

/** One page of the catalog. */
export interface CatalogRows {
  items: Entity[];
  totalItems: number;
  nextCursor?: string;
  prevCursor?: string;
}

/** What {@link useCatalogRows} needs to know. */
export interface CatalogRowsOptions {
  state: CatalogState;
  cursor?: string;
  /** Rows on a page. */
  pageSize: number;
}

const nobody: string[] = [];

/** Reads the page of the catalog that the state asks for, in one request. */
export function useCatalogRows(
  options: CatalogRowsOptions,
): LoadState<CatalogRows> {
  const { state, cursor, pageSize } = options;
  const catalogApi = useApi(catalogApiRef);
  const identityRefs = useOwnershipRefs();
  // Only "mine" depends on who reads; the other views needn't wait or ask again.
  const ownershipRefs = state.view === 'mine' ? identityRefs : nobody;
  const { starredEntities } = useStarredEntities();
  const starred = state.view === 'starred';
  const starredKey = starred ? [...starredEntities].sort().join('\n') : '';

  const query = useCallback(async (): Promise<CatalogRows> => {
    const request = buildQuery({
      state,
      ownershipRefs: ownershipRefs ?? [],
      pageSize,
    });
    if (!request) {
      return { items: [], totalItems: 0 };
    }
    const page = await catalogApi.queryEntities(
      cursor ? { cursor, limit: pageSize, fields: TABLE_FIELDS } : request,
    );
    return {
      items: page.items,
      totalItems: page.totalItems,
      nextCursor: page.pageInfo.nextCursor,
      prevCursor: page.pageInfo.prevCursor,
    };
  }, [catalogApi, state, cursor, ownershipRefs, pageSize]);

  const readStarred = useCallback(async (): Promise<CatalogRows> => {
    const entityRefs = starredKey ? starredKey.split('\n') : [];
    if (!entityRefs.length) {
      return { items: [], totalItems: 0 };
    }
    const { items } = await catalogApi.getEntitiesByRefs({
      entityRefs,
      fields: TABLE_FIELDS,
    });
    const found = items.filter(item => item !== undefined);
    return { items: found, totalItems: found.length };
  }, [catalogApi, starredKey]);

  const queryWhenKnown = ownershipRefs ? query : undefined;
  const loaded = useLoad(starred ? readStarred : queryWhenKnown);
  const { value } = loaded;
  const shown = useMemo(
    () => (starred && value ? starredRows(value.items, state) : value?.items),
    [starred, value, state],
  );
  return {
    ...loaded,
    value: value &&
      shown && {
        ...value,
        items: shown,
        totalItems: starred ? shown.length : value.totalItems,
      },
  };
}
