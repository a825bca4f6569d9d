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

  /** Whether this input was clean before. */
  async isClean(key: string): Promise<boolean> {
    if (!this.#dir) {
      return false;
    }
    return fs.access(path.join(this.#dir, key)).then(
      () => true,
      () => false,
    );
  }

  /** Remembers that this input is clean. */
  async rememberClean(key: string): Promise<void> {
    if (this.#dir) {
      await fs.mkdir(this.#dir, { recursive: true });
      await fs.writeFile(path.join(this.#dir, key), '');
    }
  }
}
