import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useCallback, useEffect, useState } from 'react';
import { entityTitle, refName } from '../lib/refs';

/** Gives an entity's title, or the name in its ref while the title isn't known. */
export type TitleOf = (entityRef: string) => string;

const TITLE_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile.displayName',
];

/**
 * Reads titles of entities that others refer to. Each is read once as long as
 * the page lives, all new ones in one request. Titles are a courtesy: if they
 * can't be read, names stand in for them.
 *
 * @param refs - undefined as long as it isn't known which will be needed
 */
export function useEntityTitles(refs: string[] | undefined): TitleOf {
  const catalogApi = useApi(catalogApiRef);
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const missing = refs
    ? [...new Set(refs)].filter(ref => !titles.has(ref)).sort()
    : [];
  const missingKey = missing.join('\n');

  useEffect(() => {
    if (!missingKey) {
      return undefined;
    }
    let current = true;
    const entityRefs = missingKey.split('\n');
    catalogApi.getEntitiesByRefs({ entityRefs, fields: TITLE_FIELDS }).then(
      ({ items }) => {
        if (current) {
          setTitles(known => {
            const next = new Map(known);
            entityRefs.forEach((ref, index) => {
              const entity = items[index];
              next.set(ref, entity ? entityTitle(entity) : refName(ref));
            });
            return next;
          });
        }
      },
      () => {},
    );
    return () => {
      current = false;
    };
  }, [catalogApi, missingKey]);

  return useCallback(ref => titles.get(ref) ?? refName(ref), [titles]);
}
