import { useEffect, useState } from 'react';

/**
 * Becomes true after a moment, so that nothing flashes where the answer comes at once.
 *
 * @param delayMs - milliseconds to wait
 */
export function useLate(delayMs: number = 200): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return late;
}
