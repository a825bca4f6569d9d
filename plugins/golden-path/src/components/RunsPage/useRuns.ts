import { useCallback, useEffect, useReducer, useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { isLive, runRow } from '../../lib/runRow';
import type { RunRow } from '../../lib/runRow';
import type { RunsAddress } from './useRunsAddress';

/** Runs on a page of the list. */
export const PAGE_SIZE = 20;

const POLL_MS = 4_000;
const RETRY_MS = 15_000;

/** A page of the list as it was at a time. */
export interface RunsPageData extends RunsAddress {
  rows: RunRow[];
  /** Of all pages; unknown from servers that don't count. */
  total?: number;
  /** Milliseconds since the epoch. */
  readAt: number;
}

/** What is known of the list. */
export interface Runs {
  /** The last page that could be read; may be that of another address while the asked one is on its way. */
  data?: RunsPageData;
  /** Why the asked page can't be read at the moment. */
  error?: Error;
  retry(): void;
}

function useVisible(): boolean {
  const [visible, setVisible] = useState(() => !document.hidden);
  useEffect(() => {
    const update = () => setVisible(!document.hidden);
    document.addEventListener('visibilitychange', update);
    return () => document.removeEventListener('visibilitychange', update);
  }, []);
  return visible;
}

/**
 * Reads a page of the list, again every few seconds as long as a run on it goes on, and when the person comes back to
 * the browser's tab. A tab that nobody sees asks nothing.
 */
export function useRuns(address: RunsAddress): Runs {
  const { view, page } = address;
  const scaffolderApi = useApi(scaffolderApiRef);
  const visible = useVisible();
  const [state, setState] = useState<Pick<Runs, 'data' | 'error'>>({});
  const [attempt, again] = useReducer((count: number) => count + 1, 0);

  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readAfter = (milliseconds: number) => {
      timer = setTimeout(read, milliseconds);
    };
    async function read() {
      try {
        const { tasks, totalTasks } = await scaffolderApi.listTasks({
          filterByOwnership: view === 'mine' ? 'owned' : 'all',
          limit: PAGE_SIZE,
          offset: (page - 1) * PAGE_SIZE,
        });
        if (stopped) {
          return;
        }
        const readAt = Date.now();
        const rows = tasks.map(task => runRow(task, readAt));
        setState({ data: { view, page, rows, total: totalTasks, readAt } });
        if (rows.some(isLive)) {
          readAfter(POLL_MS);
        }
      } catch (error) {
        if (!stopped) {
          setState(({ data }) => ({ data, error: toError(error) }));
          readAfter(RETRY_MS);
        }
      }
    }
    if (visible) {
      void read();
    }
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [scaffolderApi, view, page, visible, attempt]);

  const retry = useCallback(() => {
    setState(({ data }) => ({ data }));
    again();
  }, []);
  return { ...state, retry };
}
