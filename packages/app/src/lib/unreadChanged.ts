const changes = new EventTarget();
const NAME = 'unread-changed';

/** Says that notifications were marked, so that their count is read again. */
export function announceUnreadChanged(): void {
  changes.dispatchEvent(new Event(NAME));
}

/**
 * Calls the listener whenever notifications were marked.
 *
 * @returns ends that
 */
export function onUnreadChanged(listener: () => void): () => void {
  changes.addEventListener(NAME, listener);
  return () => changes.removeEventListener(NAME, listener);
}
