import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';

/** Where the page of an entity is. */
export function useServicePath(): (entityRef: string) => string {
  const entityRoute = useRouteRef(entityRouteRef);
  return useCallback(
    entityRef =>
      entityRoute(entityRouteParams(entityRef, { encodeParams: true })),
    [entityRoute],
  );
}
