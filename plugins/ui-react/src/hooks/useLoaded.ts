import { toError } from '@backstage/errors';
import { useCallback, useEffect, useState } from 'react';

/** What is known about something that is read from a backend. */
export interface Loaded<T> {
  /** The newest answer to the present question. */
  value?: T;
  error?: Error;
  loading: boolean;
  /** Asks again; what was there stays until the answer comes. */
  reload(): void;
}

interface Settled<T> {
  by: () => Promise<T>;
  attempt: number;
  value?: T;
  error?: Error;
}

/**
 * Reads something, again whenever `load` changes or `reload` is called. An answer to an older question is dropped, and
 * a value never shows under a question it doesn't answer.
 *
 * @param load - memoised; `undefined` as long as there is nothing to read
 */
export function useLoaded<T>(load: (() => Promise<T>) | undefined): Loaded<T> {
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<Settled<T>>();

  useEffect(() => {
    if (!load) return undefined;
    let current = true;
    const settle = (outcome: { value?: T; error?: Error }) =>
      current &&
      setSettled(before => ({
        value: before?.by === load ? before.value : undefined,
        ...outcome,
        by: load,
        attempt,
      }));
    load().then(
      value => settle({ value }),
      error => settle({ error: toError(error) }),
    );
    return () => {
      current = false;
    };
  }, [load, attempt]);

  const reload = useCallback(() => setAttempt(count => count + 1), []);
  const mine = settled && settled.by === load ? settled : undefined;
  const loading = Boolean(load) && mine?.attempt !== attempt;
  return {
    value: mine?.value,
    error: loading ? undefined : mine?.error,
    loading,
    reload,
  };
}
