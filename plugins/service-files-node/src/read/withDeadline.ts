/**
 * Runs work that may take a while, and gives up when it takes too long or is no longer wanted. Not every URL reader listens to
 * its signal, so this doesn't rely on it.
 */
export async function withDeadline<T>(
  options: {
    /** In milliseconds. */
    timeout: number;
    signal: AbortSignal;
  },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const timer = setTimeout(
    () =>
      deadline.abort(
        new Error(`no answer within ${Math.round(options.timeout / 1000)} s`),
      ),
    options.timeout,
  );
  const signal = AbortSignal.any([deadline.signal, options.signal]);
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
  try {
    return await Promise.race([work(signal), aborted]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
