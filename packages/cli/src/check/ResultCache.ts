import fs from 'node:fs/promises';
import path from 'node:path';

/**
 * Remembers, in a folder, which inputs a checker had nothing to say about. Findings aren't kept: whoever looks again
 * wants the program's own words, and a fault of the machine must not stick.
 */
export class ResultCache {
  readonly #dir: string | undefined;

  /** @param dir - without it nothing is remembered */
  constructor(dir: string | undefined) {
    this.#dir = dir;
  }

  /** Whether anything is remembered at all, so that keys are worth computing. */
  get isOn(): boolean {
    return this.#dir !== undefined;
  }

  /** How many seconds it took to find this input clean, if it was. */
  async secondsOfClean(key: string): Promise<number | undefined> {
    if (!this.#dir) {
      return undefined;
    }
    return fs.readFile(path.join(this.#dir, key), 'utf8').then(
      text => Number(text) || 0,
      () => undefined,
    );
  }

  /** Remembers that this input is clean, and the seconds that it took to know. */
  async rememberClean(key: string, seconds: number): Promise<void> {
    if (this.#dir) {
      await fs.mkdir(this.#dir, { recursive: true });
      await fs.writeFile(path.join(this.#dir, key), seconds.toFixed(3));
    }
  }
}
