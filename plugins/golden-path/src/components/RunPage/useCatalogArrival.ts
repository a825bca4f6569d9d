import { useEffect, useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';

/** Whether an entity has arrived in the catalog. */
export type Arrival =
  | { state: 'waiting' }
  | { state: 'there' }
  | { state: 'unknown'; reason: string };

const EVERY_MS = 1_000;
const PATIENCE_MS = 60_000;

/** Looks each second whether a new entity is in the catalog, for a minute at most. */
export function useCatalogArrival(entityRef: string | undefined): Arrival {
  const catalogApi = useApi(catalogApiRef);
  const [arrival, setArrival] = useState<Arrival>({ state: 'waiting' });

  useEffect(() => {
    if (!entityRef) {
      return undefined;
    }
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begun = Date.now();
    setArrival({ state: 'waiting' });
    const look = async () => {
      let reason = 'it is not there after a minute';
      try {
        const entity = await catalogApi.getEntityByRef(entityRef);
        if (entity && !stopped) {
          setArrival({ state: 'there' });
          return;
        }
      } catch (error) {
        reason = toError(error).message;
      }
      if (stopped) {
        return;
      }
      if (Date.now() - begun >= PATIENCE_MS) {
        setArrival({ state: 'unknown', reason });
        return;
      }
      timer = setTimeout(look, EVERY_MS);
    };
    void look();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [catalogApi, entityRef]);

  return arrival;
}
