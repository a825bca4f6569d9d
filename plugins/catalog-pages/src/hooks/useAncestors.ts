import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { LoadState, useLoad } from './useLoad';

/** Reads what an entity was made from, once. */
export function useAncestors(entity: Entity): LoadState<Entity[]> {
  const catalogApi = useApi(catalogApiRef);
  const entityRef = stringifyEntityRef(entity);
  const load = useCallback(async () => {
    const { items } = await catalogApi.getEntityAncestors({ entityRef });
    return items.map(item => item.entity);
  }, [catalogApi, entityRef]);
  return useLoad(load);
}
