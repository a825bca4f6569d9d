import { useSignal } from '@backstage/plugin-signals-react';
import { useCallback, useEffect, useRef } from 'react';

/** The channel on which the backend says that something changed, and not what: everyone asks for what they may see. */
const CHANNEL = 'causeway:slo';
/** Where no signal came for so long we look ourselves. */
const POLL_MS = 60_000;
/** More often than this nobody reads numbers anew. */
const SHORTEST_MS = 20_000;
/** Everyone hears a signal at once; they needn't ask at once. */
const SPREAD_MS = 3_000;

/**
 * Looks again when the backend says that something changed, and every minute where no signal reaches us. Pages that
 * nobody sees rest, and catch up when they are looked at.
 *
 * @param reload - looks again
 */
export function useLive(reload: () => void): void {
  const { lastSignal } = useSignal(CHANNEL);
  const latest = useRef(reload);
  latest.current = reload;
  const lookedAt = useRef(Date.now());
  const look = useCallback(() => {
    if (document.hidden) return;
    lookedAt.current = Date.now();
    latest.current();
  }, []);

  useEffect(() => {
    if (!lastSignal) return undefined;
    const rest = lookedAt.current + SHORTEST_MS - Date.now();
    const delay = Math.max(500, rest) + Math.random() * SPREAD_MS;
    const timer = setTimeout(look, delay);
    return () => clearTimeout(timer);
  }, [lastSignal, look]);

  useEffect(() => {
    const lookIfDue = () => Date.now() - lookedAt.current >= POLL_MS && look();
    const timer = setInterval(lookIfDue, POLL_MS / 4);
    document.addEventListener('visibilitychange', lookIfDue);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', lookIfDue);
    };
  }, [look]);
}
