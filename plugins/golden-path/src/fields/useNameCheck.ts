import { useEffect, useState } from 'react';
import { fetchApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { checkServiceName } from '@causeway/plugin-golden-path-common';
import { checkName } from '../lib/nameChecks';
import type { NameCheck } from '../lib/nameChecks';

/** Milliseconds without a keystroke after which a name is looked at. */
const PAUSE_MS = 300;

/** What is known about a name at the moment. */
export interface NameStatus {
  state: 'idle' | 'checking' | 'checked';
  /** What is wrong with the name as such. */
  problems: string[];
  /** Where it is taken, free, or can't be asked. */
  checks: NameCheck[];
}

const IDLE: NameStatus = { state: 'idle', problems: [], checks: [] };

/** Checks a name while it is typed; an answer that comes after the next keystroke is thrown away. */
export function useNameCheck(options: {
  name: string;
  owner?: string;
  otherHost?: boolean;
}): NameStatus {
  const { name, owner, otherHost } = options;
  const catalogApi = useApi(catalogApiRef);
  const fetchApi = useApi(fetchApiRef);
  const [status, setStatus] = useState<NameStatus>(IDLE);

  useEffect(() => {
    if (!name) {
      setStatus(IDLE);
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    setStatus({ state: 'checking', problems: [], checks: [] });
    const timer = setTimeout(async () => {
      const problems = checkServiceName(name);
      const checks =
        problems.length > 0
          ? []
          : await checkName({
              name,
              owner,
              otherHost,
              catalogApi,
              fetchApi,
              signal,
            });
      if (!signal.aborted) {
        setStatus({ state: 'checked', problems, checks });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [name, owner, otherHost, catalogApi, fetchApi]);

  return status;
}
