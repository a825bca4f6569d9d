import { readFile, stat } from 'node:fs/promises';

/** A file that others write anew from time to time, such as a certificate or the token of a service account. */
export class WatchedFile {
  readonly #path: string;
  #modified = NaN;
  #content = '';

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws if it can't be read */
  async read(): Promise<{ content: string; modified: number }> {
    const { mtimeMs } = await stat(this.#path);
    if (mtimeMs !== this.#modified) {
      this.#content = await readFile(this.#path, 'utf8');
      this.#modified = mtimeMs;
    }
    return { content: this.#content, modified: this.#modified };
  }
}
