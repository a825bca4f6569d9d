import { ServiceUnavailableError } from '@backstage/errors';

/** Lets a number of tasks run at a time; the others wait in order, and beyond a full queue are refused. */
export class Limiter {
  readonly #concurrency: number;
  readonly #maxWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(options: { concurrency: number; maxWaiting: number }) {
    this.#concurrency = options.concurrency;
    this.#maxWaiting = options.maxWaiting;
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#concurrency) {
      if (this.#waiting.length >= this.#maxWaiting) {
        throw new ServiceUnavailableError(
          'The Git host has too much to do just now; try again in a minute.',
        );
      }
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    } else {
      this.#running += 1;
    }
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      // The place is handed on, so the count stays.
      if (next) next();
      else this.#running -= 1;
    }
  }
}
