const FIRST_PAUSE_MS = 2 * 60_000;
const LONGEST_PAUSE_MS = 6 * 60 * 60_000;

/** What can't be read now, and is tried again less and less often. Remembered by this backend only. */
export class Pauses<Key> {
  readonly #entries = new Map<Key, { failures: number; until: number }>();

  waits(key: Key, now: number): boolean {
    return (this.#entries.get(key)?.until ?? 0) > now;
  }

  failed(key: Key, now: number): void {
    const failures = (this.#entries.get(key)?.failures ?? 0) + 1;
    const pause = Math.min(
      FIRST_PAUSE_MS * 2 ** (failures - 1),
      LONGEST_PAUSE_MS,
    );
    this.#entries.set(key, { failures, until: now + pause });
  }

  succeeded(key: Key): void {
    this.#entries.delete(key);
  }
}
