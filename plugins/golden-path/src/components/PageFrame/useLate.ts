import { useEffect, useState } from 'react';

/** Becomes true after a moment, so that a skeleton doesn't flash where the answer comes at once. */
export function useLate(milliseconds: number = 200): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return late;
}
