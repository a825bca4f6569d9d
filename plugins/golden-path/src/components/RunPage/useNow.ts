import { useEffect, useState } from 'react';

/** The time in milliseconds since the epoch, each second (or `interval` milliseconds) anew as long as `ticking`. */
export function useNow(ticking: boolean, interval: number = 1_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) {
      return undefined;
    }
    const timer = setInterval(() => setNow(Date.now()), interval);
    return () => clearInterval(timer);
  }, [ticking, interval]);
  return now;
}
