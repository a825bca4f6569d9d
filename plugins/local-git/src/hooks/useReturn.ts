import { useEffect } from 'react';

/**
 * Calls back when the person comes back to the page from another window, where they may just have pushed.
 *
 * @param onReturn - memoised
 */
export function useReturn(onReturn: () => void): void {
  useEffect(() => {
    const listener = () => {
      if (document.visibilityState === 'visible') onReturn();
    };
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  }, [onReturn]);
}
