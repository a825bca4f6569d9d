import { useApi } from '@backstage/core-plugin-api';
import type { SystemSlos } from '@causeway/plugin-slo-common';
import { Loaded, useLoaded } from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { sloApiRef } from '../api/sloApiRef';
import { useLive } from './useLive';

/**
 * The SLOs of a system as one budget, kept up to date.
 *
 * @param kind - how they become one; undefined as the system says
 */
export function useSystemSlos(
  entityRef: string,
  kind: SystemSlos['kind'] | undefined,
): Loaded<SystemSlos> {
  const api = useApi(sloApiRef);
  const load = useCallback(
    () => api.getSystem(entityRef, { kind }),
    [api, entityRef, kind],
  );
  const loaded = useLoaded(load);
  useLive(loaded.reload);
  return loaded;
}
