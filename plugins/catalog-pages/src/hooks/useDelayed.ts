import { useEffect, useState } from 'react';

/**
 * True once `active` has been true for a while, so that what is quick shows no
 * skeleton at all.
 *
 * @param delayMs - milliseconds to wait, 200 unless told
 */
export function useDelayed(active: boolean, delayMs: number = 200): boolean {
  const [due, setDue] = useState(false);
  useEffect(() => {
    if (!active) {
      setDue(false);
      return undefined;
    }
    const timer = setTimeout(() => setDue(true), delayMs);
    return () => clearTimeout(timer);
  }, [active, delayMs]);
  return active && due;
}
