import { useApi } from '@backstage/core-plugin-api';
import type { SloDetail, SpendStatement } from '@causeway/plugin-slo-common';
import { Loaded, useLoaded } from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import type { TimeRange } from '../api/types';
import { sloApiRef } from '../api/sloApiRef';

/** What the bad events of an SLO were spent on, over the same time as its charts. */
export function useSpend(
  slo: Pick<SloDetail, 'entityRef' | 'name'>,
  { from, to }: TimeRange,
): Loaded<SpendStatement> {
  const api = useApi(sloApiRef);
  const { entityRef, name } = slo;
  const load = useCallback(
    () => api.getSpend({ entityRef, slo: name }, { from, to }),
    [api, entityRef, name, from, to],
  );
  return useLoaded(load);
}
