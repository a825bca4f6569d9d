/** Something in generated files that has to be put right. */
export interface Finding {
  /** Id of the checker that found it, such as `rules` or `kube-score`. */
  checker: string;
  /** The checker's name for what it looks for, such as `alert-runbook-entry`; what people search for and suppress by. */
  rule?: string;
  /** Path in the generated repository, with `/`; empty when it is about the repository as a whole. */
  file: string;
  /** Line in the file, from 1. */
  line?: number;
  /** What is wrong, where and how it is put right, in one sentence. */
  message: string;
}
