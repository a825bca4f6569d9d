import { fetchApiRef, useApi } from '@backstage/core-plugin-api';
import { useEffect, useState } from 'react';
import { onUnreadChanged } from '../lib/unreadChanged';

const EVERY_MS = 60_000;
/** The page that the person waits for goes first. */
const FIRST_AFTER_MS = 1_500;

/**
 * The number of unread notifications, kept up to date while the tab is looked
 * at and when some are marked; undefined while it isn't known.
 */
export function useUnread(): number | undefined {
  const { fetch } = useApi(fetchApiRef);
  const [unread, setUnread] = useState<number>();

  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      if (document.visibilityState === 'hidden') {
        return;
      }
      try {
        const response = await fetch('plugin://notifications/status', {
          signal: stop.signal,
        });
        const body: { unread?: number } = response.ok
          ? await response.json()
          : {};
        setUnread(body.unread);
      } catch {
        // Not known is not none: the number goes away until it is known again.
        if (!stop.signal.aborted) {
          setUnread(undefined);
        }
      }
    };
    const first = setTimeout(read, FIRST_AFTER_MS);
    const again = setInterval(read, EVERY_MS);
    document.addEventListener('visibilitychange', read);
    const unsubscribe = onUnreadChanged(read);
    return () => {
      unsubscribe();
      stop.abort();
      clearTimeout(first);
      clearInterval(again);
      document.removeEventListener('visibilitychange', read);
    };
  }, [fetch]);

  return unread;
}
