import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import type { EntityOption } from '../form/EntityCombobox';
import { entityName } from '../lib/entityName';

/** The teams to choose from. */
export interface Owners {
  options: EntityOption[];
  /** The person's own team. */
  own?: string;
  /** Why the list may lack teams. */
  problem?: string;
}

/** {@link Owners} as they arrive. */
export interface OwnersState {
  owners?: Owners;
  loading: boolean;
  retry: () => void;
}

/** Teams that are listed at most. */
const MAX_TEAMS = 1_000;

function nameOf(entityRef: string): string {
  return entityRef.slice(entityRef.lastIndexOf('/') + 1);
}

/** Puts the person's teams first, the one that the person is a direct member of before all. */
export function ownersFrom(options: {
  groups: Entity[];
  direct: string[];
  ownership: string[];
}): Owners {
  const { groups, direct, ownership } = options;
  const titles = new Map(
    groups.map(group => [stringifyEntityRef(group), entityName(group)]),
  );
  const mine = [...new Set([...direct, ...ownership])].filter(ref =>
    ref.startsWith('group:'),
  );
  const others = [...titles.keys()].filter(ref => !mine.includes(ref));
  const option = (entityRef: string, group: string): EntityOption => ({
    entityRef,
    title: titles.get(entityRef) ?? nameOf(entityRef),
    group,
  });
  return {
    options: [
      ...mine.map(ref => option(ref, 'Your teams')),
      ...others
        .map(ref => option(ref, 'Other teams'))
        .sort((a, b) => a.title.localeCompare(b.title)),
    ],
    own: mine[0],
  };
}

/** Reads the teams of the catalog; without the catalog, the person's own teams are still known from the sign-in. */
export function useOwners(): OwnersState {
  const catalogApi = useApi(catalogApiRef);
  const identityApi = useApi(identityApiRef);
  const { value, loading, retry } = useAsyncRetry(async (): Promise<Owners> => {
    const { userEntityRef, ownershipEntityRefs: ownership } =
      await identityApi.getBackstageIdentity();
    try {
      const [user, groups] = await Promise.all([
        catalogApi.getEntityByRef(userEntityRef),
        catalogApi.queryEntities({
          filter: { kind: 'group' },
          fields: [
            'kind',
            'metadata.name',
            'metadata.namespace',
            'metadata.title',
            'spec.profile.displayName',
          ],
          limit: MAX_TEAMS,
        }),
      ]);
      const direct = (user?.relations ?? [])
        .filter(relation => relation.type === 'memberOf')
        .map(relation => relation.targetRef);
      return ownersFrom({ groups: groups.items, direct, ownership });
    } catch (error) {
      return {
        ...ownersFrom({ groups: [], direct: [], ownership }),
        problem: toError(error).message,
      };
    }
  }, [catalogApi, identityApi]);
  return { owners: value, loading, retry };
}
