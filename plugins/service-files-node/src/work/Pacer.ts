const FIRST_PAUSE = 30_000;
const BUSY_PAUSE = 15 * 60_000;

/** Says when a repository is read next. All times are in milliseconds. */
export class Pacer {
  readonly #interval: number;
  readonly #longestPause: number;
  readonly #random: () => number;

  constructor(options: {
    interval: number;
    longestPause: number;
    /** 0 to 1; `Math.random` by default. */
    random?: () => number;
  }) {
    this.#interval = options.interval;
    this.#longestPause = options.longestPause;
    this.#random = options.random ?? Math.random;
  }

  /** After a good read. */
  afterSuccess(now: number): number {
    return now + this.#spread(this.#interval);
  }

  /** After failures in a row: twice as long each time. */
  afterFailures(now: number, failures: number): number {
    const pause = FIRST_PAUSE * 2 ** Math.min(failures - 1, 20);
    return now + this.#spread(Math.min(pause, this.#longestPause));
  }

  /** When the host asked to be left alone. */
  afterBusy(now: number): number {
    return now + this.#spread(Math.min(BUSY_PAUSE, this.#longestPause));
  }

  /** ±20 %, so that repositories that were first seen together are not read together for ever. */
  #spread(duration: number): number {
    return Math.round(duration * (0.8 + 0.4 * this.#random()));
  }
}
