const FIRST_PAUSE_MS = 2 * 60_000;
const LONGEST_PAUSE_MS = 6 * 60 * 60_000;

/** SLOs whose past can't be read now, and are asked for less and less often. Remembered by this backend only. */
export class PastPauses {
  readonly #entries = new Map<number, { failures: number; until: number }>();

  waits(sloId: number, now: number): boolean {
    return (this.#entries.get(sloId)?.until ?? 0) > now;
  }

  failed(sloId: number, now: number): void {
    const failures = (this.#entries.get(sloId)?.failures ?? 0) + 1;
    const pause = Math.min(
      FIRST_PAUSE_MS * 2 ** (failures - 1),
      LONGEST_PAUSE_MS,
    );
    this.#entries.set(sloId, { failures, until: now + pause });
  }

  succeeded(sloId: number): void {
    this.#entries.delete(sloId);
  }
}
