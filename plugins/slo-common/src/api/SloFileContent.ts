/** An SLO file as it was last read. @public */
export interface SloFileContent {
  /** From the root of its repository. */
  path: string;
  content: string;
  commit: string | null;
}
