import { useApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { errorReason, useLoaded } from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import type { RehearsalFile } from '../api/types';
import { sloApiRef } from '../api/sloApiRef';
import { exampleSlo } from '../lib/exampleSlo';
import { personName } from '../lib/personName';

/** A service's SLO files, and what is in the chosen one. */
export interface PresentFile {
  paths: string[];
  /** What to begin with; undefined until it is known. */
  file?: RehearsalFile;
  /** Why it is not what is in the repository. */
  note: string;
}

const REF = /^[a-z]+:[\w.-]+\/[\w.-]+$/i;

/**
 * Reads the SLO file of a service that somebody wants to change: the one they chose, or the first. Where there is none an
 * example stands in for it.
 */
export function usePresentFile(entityRef: string, path: string): PresentFile {
  const api = useApi(sloApiRef);
  const complete = REF.test(entityRef);
  const loadService = useCallback(
    () => api.getService(entityRef),
    [api, entityRef],
  );
  const service = useLoaded(complete ? loadService : undefined);
  const paths = service.value?.files.map(file => file.path) ?? [];
  const wanted = paths.includes(path) ? path : paths[0];

  const loadFile = useCallback(async (): Promise<RehearsalFile> => {
    const example = {
      path: wanted ?? `slos/${personName(entityRef)}.yaml`,
      content: exampleSlo(personName(entityRef)),
    };
    if (!wanted) return example;
    try {
      return await api.getFile(entityRef, wanted);
    } catch (error) {
      if (error instanceof ResponseError && error.statusCode === 404) {
        return example;
      }
      throw error;
    }
  }, [api, entityRef, wanted]);
  const file = useLoaded(service.value ? loadFile : undefined);
  const error = service.error ?? file.error;
  const failed = error ? `Its files can’t be read: ${errorReason(error)}` : '';
  const none =
    service.value && !paths.length
      ? 'The service has no SLO yet: this is an example.'
      : '';
  return { paths, file: file.value, note: failed || none };
}
