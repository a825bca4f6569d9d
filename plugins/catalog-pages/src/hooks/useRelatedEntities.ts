import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useCallback, useMemo } from 'react';
import { LISTING_FIELDS } from '../lib/refs';
import { useLoad } from './useLoad';

/** What is known about an entity that another one refers to. */
export type RelatedEntity =
  | { state: 'loading' | 'unknown' | 'missing' }
  | { state: 'found'; entity: Entity };

/** The entities that one entity refers to. */
export interface RelatedEntities {
  get(ref: string): RelatedEntity;
  error?: Error;
  retry(): void;
}

/** More relations than this are listed by name only. */
const MAX_READ = 500;

/**
 * Reads everything an entity is related to, in one request for the whole page.
 *
 * @param entity - undefined until it is known
 */
export function useRelatedEntities(
  entity: Entity | undefined,
): RelatedEntities {
  const catalogApi = useApi(catalogApiRef);
  const refs = useMemo(
    () =>
      [...new Set(entity?.relations?.map(({ targetRef }) => targetRef))]
        .sort()
        .slice(0, MAX_READ),
    [entity],
  );
  const load = useCallback(async () => {
    const { items } = await catalogApi.getEntitiesByRefs({
      entityRefs: refs,
      fields: LISTING_FIELDS,
    });
    return new Map(refs.map((ref, index) => [ref, items[index]]));
  }, [catalogApi, refs]);
  const { value, error, retry } = useLoad(refs.length ? load : undefined);

  return useMemo(() => {
    const get = (ref: string): RelatedEntity => {
      if (error || (value && !value.has(ref))) {
        return { state: 'unknown' };
      }
      if (!value) {
        return { state: 'loading' };
      }
      const found = value.get(ref);
      return found ? { state: 'found', entity: found } : { state: 'missing' };
    };
    return { get, error, retry };
  }, [value, error, retry]);
}
