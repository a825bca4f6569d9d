import { isError } from '@backstage/errors';
import { useCallback, useEffect, useState } from 'react';

function asError(thrown: unknown): Error {
  if (thrown instanceof Error) {
    return thrown;
  }
  return new Error(isError(thrown) ? thrown.message : String(thrown));
}

/** What is known about something that is being read. */
export interface LoadState<T> {
  /** The newest value; while a newer one is on its way, the one before it. */
  value?: T;
  error?: Error;
  loading: boolean;
  /** Reads again. */
  retry(): void;
}

/**
 * Reads something, again whenever `load` changes or `retry` is called. An
 * answer that arrives after a newer question was asked is dropped.
 *
 * @param load - memoised; undefined as long as there is nothing to read yet
 */
export function useLoad<T>(load: (() => Promise<T>) | undefined): LoadState<T> {
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<{
    by?: () => Promise<T>;
    attempt: number;
    value?: T;
    error?: Error;
  }>({ attempt: 0 });

  useEffect(() => {
    if (!load) {
      return undefined;
    }
    let current = true;
    load().then(
      value => current && setSettled({ by: load, attempt, value }),
      error =>
        current && setSettled({ by: load, attempt, error: asError(error) }),
    );
    return () => {
      current = false;
    };
  }, [load, attempt]);

  const retry = useCallback(() => setAttempt(count => count + 1), []);
  const loading = settled.by !== load || settled.attempt !== attempt || !load;
  return {
    value: settled.value,
    error: loading ? undefined : settled.error,
    loading,
    retry,
  };
}
