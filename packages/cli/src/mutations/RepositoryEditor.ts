/** The place that a defect goes into isn't in these files. */
export class PlaceNotFoundError extends Error {
  name = 'PlaceNotFoundError';
}

/** The files of a render, to put a defect in. Every change must find its place. */
export class RepositoryEditor {
  readonly #files: Map<string, string>;
  readonly #changed = new Set<string>();

  constructor(files: ReadonlyMap<string, string>) {
    this.#files = new Map(files);
  }

  get files(): ReadonlyMap<string, string> {
    return this.#files;
  }

  /** Paths that were changed, added or removed. */
  get changed(): ReadonlySet<string> {
    return this.#changed;
  }

  /** Name of the service. */
  get name(): string {
    const chart = this.#files.get('deploy/helm/Chart.yaml') ?? '';
    return /^name: (\S+)$/m.exec(chart)?.[1] ?? '';
  }

  /**
   * Replaces text in the first file that matches and has it.
   *
   * @throws Error when no file has it, or the replacement changes nothing
   */
  replace(path: RegExp | string, from: RegExp | string, to: string): void {
    const paths = [...this.#files.keys()]
      .sort()
      .filter(file =>
        typeof path === 'string' ? file === path : path.test(file),
      );
    for (const file of paths) {
      const text = this.#files.get(file) ?? '';
      // A function: `$` in what is put in stays what it is; groups are filled in by hand.
      const changed = text.replace(from, (...match: unknown[]) =>
        to.replace(/\$(\d)/g, (_, group) => String(match[Number(group)] ?? '')),
      );
      if (changed !== text) {
        this.#files.set(file, changed);
        this.#changed.add(file);
        return;
      }
    }
    throw new PlaceNotFoundError(
      `the mutation finds no ${from} in ${path}: the golden path has changed, so change the mutation with it`,
    );
  }

  /** Adds a file that isn't there yet. */
  add(file: string, text: string): void {
    if (this.#files.has(file)) {
      throw new Error(`the mutation adds ${file}, which is there already`);
    }
    this.#files.set(file, text);
    this.#changed.add(file);
  }

  /** Adds text to the end of a file. */
  append(path: RegExp | string, text: string): void {
    this.replace(path, /$(?![\s\S])/, text);
  }

  /** Removes a file. */
  remove(file: string): void {
    if (!this.#files.delete(file)) {
      throw new PlaceNotFoundError(
        `the mutation removes ${file}, which isn't there`,
      );
    }
    this.#changed.add(file);
  }
}
