/** Where something was written. */
export interface SloSource {
  /** Path of the file, as the caller named it. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** The commit that was read, where the file came from a repository. */
  commit?: string;
}
