/** A rendered repository on disk, read once and kept: files are named by their path in it, with `/`. */
export interface Render {
  /** Absolute path of its root. */
  readonly dir: string;
  /** Every file that belongs to the repository, sorted; nothing of `.git`, `.venv` or `node_modules`. */
  readonly files: readonly string[];
  /** Text of each file. */
  readonly texts: ReadonlyMap<string, string>;
}
