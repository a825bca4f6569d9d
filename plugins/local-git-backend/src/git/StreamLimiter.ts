import type { Readable } from 'node:stream';
import { Limiter } from './Limiter';

/** Lets a number of streams be open at a time, so that as many git processes run; a place is free when a stream closes. */
export class StreamLimiter {
  readonly #limiter: Limiter;

  constructor(options: { concurrency: number; maxWaiting: number }) {
    this.#limiter = new Limiter(options);
  }

  /**
   * Opens a stream as soon as there is a place for it. Whoever gets it must read it to its end or destroy it.
   *
   * @throws ServiceUnavailableError when too many wait already
   */
  open(start: () => Readable): Promise<Readable> {
    return new Promise((resolve, reject) => {
      const hold = async () => {
        const stream = start();
        const closed = new Promise<void>(free => stream.once('close', free));
        resolve(stream);
        await closed;
      };
      this.#limiter.run(hold).catch(reject);
    });
  }
}
