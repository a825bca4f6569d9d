import { sleep } from './sleep';
import { UpstreamError } from './UpstreamError';

/** Nobody waits longer than this for an upstream that wants to be left alone: the range is asked for again later anyway. */
const LONGEST_WAIT_MS = 30_000;

/** Lets so many requests to one upstream run at a time, and none while it wants to be left alone. */
export class Pacer {
  readonly #name: string;
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #pausedUntil = 0;

  constructor(options: { name: string; maxConcurrency: number }) {
    this.#name = options.name;
    this.#most = options.maxConcurrency;
  }

  /** No request starts before this time (milliseconds). */
  pauseUntil(time: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, time);
  }

  /**
   * Runs a request when it is its turn.
   *
   * @throws UpstreamError `unavailable` if it would have to wait for too long
   */
  async run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.#enter(signal);
    try {
      await this.#pause(signal);
      return await work();
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #enter(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    while (this.#running >= this.#most) {
      await this.#turn(signal);
    }
    this.#running += 1;
  }

  #turn(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting;
      function enter() {
        signal?.removeEventListener('abort', leave);
        resolve();
      }
      function leave() {
        waiting.splice(waiting.indexOf(enter), 1);
        reject(signal?.reason);
      }
      signal?.addEventListener('abort', leave, { once: true });
      waiting.push(enter);
    });
  }

  async #pause(signal?: AbortSignal): Promise<void> {
    const wait = this.#pausedUntil - Date.now();
    if (wait <= 0) return;
    if (wait > LONGEST_WAIT_MS) {
      throw new UpstreamError({
        kind: 'unavailable',
        message: `${this.#name} asked not to be asked for another ${Math.ceil(
          wait / 1000,
        )} s`,
        fix: `Nothing, if it passes. If not, raise the limits of ${
          this.#name
        }, or lower maxConcurrency of it in slo.prometheus.`,
      });
    }
    await sleep(wait, signal);
  }
}
