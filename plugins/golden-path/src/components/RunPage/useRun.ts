import { useEffect, useReducer } from 'react';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { initialRun, reduceRun } from '../../lib/run';
import type { Run } from '../../lib/run';

const RECONNECT_MS = [1_000, 2_000, 5_000, 10_000];

/** Follows a run: reads its task, then its events from the first on, and connects again when the stream breaks. */
export function useRun(taskId: string): Run {
  const scaffolderApi = useApi(scaffolderApiRef);
  const [run, dispatch] = useReducer(reduceRun, initialRun);

  useEffect(() => {
    let stopped = false;
    let known = false;
    let ended = false;
    let failures = 0;
    let lastEventId: number | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let subscription: { unsubscribe(): void } | undefined;

    const lost = (error: unknown) => {
      subscription?.unsubscribe();
      if (stopped || ended) {
        return;
      }
      // Proxies close quiet connections now and then: that alone is no news.
      if (failures > 0 || !known) {
        dispatch({ type: 'unreachable', reason: toError(error).message });
      }
      const wait = RECONNECT_MS[Math.min(failures, RECONNECT_MS.length - 1)];
      failures += 1;
      timer = setTimeout(connect, wait);
    };

    async function connect() {
      try {
        const task = await scaffolderApi.getTask(taskId);
        if (stopped) {
          return;
        }
        known = true;
        dispatch({ type: 'task', task });
        subscription = scaffolderApi
          .streamLogs({ taskId, after: lastEventId })
          .subscribe({
            next(event) {
              failures = 0;
              lastEventId = event.id;
              ended = ended || event.type === 'completion';
              dispatch({ type: 'event', event });
            },
            error: lost,
          });
      } catch (error) {
        lost(error);
      }
    }

    void connect();
    return () => {
      stopped = true;
      clearTimeout(timer);
      subscription?.unsubscribe();
    };
  }, [scaffolderApi, taskId]);

  return run;
}
