import { useEffect, useState } from 'react';

/**
 * The present moment, anew every few seconds, so that ages on the page stay true.
 *
 * @returns milliseconds since 1970
 */
export function useNow(everyMs: number = 10_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
