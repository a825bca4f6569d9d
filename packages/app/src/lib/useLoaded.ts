import { toError } from '@backstage/errors';
import { useCallback, useEffect, useState } from 'react';

/** Something that is fetched: on its way, there, or not to be had. */
export type Loaded<T> =
  | { state: 'loading' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; reason: string; retry: () => void };

/**
 * Fetches something when the page opens.
 *
 * @param load - must be stable (`useCallback`); when it changes, it is called
 *   again. The signal ends a fetch that nobody waits for any more.
 */
export function useLoaded<T>(
  load: (signal: AbortSignal) => Promise<T>,
): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt(n => n + 1), []);

  useEffect(() => {
    const stop = new AbortController();
    setLoaded({ state: 'loading' });
    load(stop.signal).then(
      value => {
        if (!stop.signal.aborted) {
          setLoaded({ state: 'ready', value });
        }
      },
      error => {
        if (!stop.signal.aborted) {
          const reason = toError(error).message;
          setLoaded({ state: 'failed', reason, retry });
        }
      },
    );
    return () => stop.abort();
  }, [load, attempt, retry]);

  return loaded;
}
