import { useApi } from '@backstage/core-plugin-api';
import type { ServiceSlos } from '@causeway/plugin-slo-common';
import { Loaded, useLoaded } from '@causeway/plugin-ui-react';
import { useCallback, useEffect, useMemo } from 'react';
import { sloApiRef } from '../api/sloApiRef';
import { sharedReads } from '../lib/sharedReads';
import { useLive } from './useLive';

/** A service's SLOs, and ways to have them newer. */
export interface ServiceSlosLoaded extends Loaded<ServiceSlos> {
  /** Shows what an action answered, on every part of the page. */
  replace(value: ServiceSlos): void;
}

/**
 * The SLOs of an entity, kept up to date. The strip, the card and the tab of one page ask together, once.
 */
export function useServiceSlos(entityRef: string): ServiceSlosLoaded {
  const api = useApi(sloApiRef);
  const reads = useMemo(() => sharedReads(api), [api]);
  const load = useCallback(() => reads.read(entityRef), [reads, entityRef]);
  const loaded = useLoaded(load);
  const { reload } = loaded;

  useEffect(() => reads.watch(entityRef, reload), [reads, entityRef, reload]);
  const forget = useCallback(() => reads.forget(entityRef), [reads, entityRef]);
  useLive(forget);
  const replace = useCallback(
    (value: ServiceSlos) => reads.replace(entityRef, value),
    [reads, entityRef],
  );
  return { ...loaded, reload: forget, replace };
}
