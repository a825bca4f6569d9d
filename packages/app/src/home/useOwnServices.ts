import { Entity } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { Loaded, useLoaded } from '../lib/useLoaded';

const SHOWN = 50;

/** The services that somebody owns, themselves or through a group. */
export interface OwnServices {
  services: Entity[];
  /** How many there are in all; more than are listed for a large team. */
  total: number;
  /** Whether the person is in any group, and so could own something. */
  hasGroups: boolean;
}

/** Fetches the person's services, in one request. */
export function useOwnServices(): Loaded<OwnServices> {
  const catalog = useApi(catalogApiRef);
  const identity = useApi(identityApiRef);

  const load = useCallback(async (): Promise<OwnServices> => {
    const { ownershipEntityRefs: refs, userEntityRef } =
      await identity.getBackstageIdentity();
    const { items, totalItems } = await catalog.queryEntities({
      filter: { kind: 'component', 'relations.ownedBy': refs },
      fields: [
        'kind',
        'metadata.name',
        'metadata.namespace',
        'metadata.title',
        'metadata.description',
        'spec.type',
        'spec.lifecycle',
        'spec.system',
        'relations',
      ],
      orderFields: { field: 'metadata.name', order: 'asc' },
      limit: SHOWN,
    });
    return {
      services: items,
      total: totalItems,
      hasGroups: refs.some(ref => ref !== userEntityRef),
    };
  }, [catalog, identity]);

  return useLoaded(load);
}
