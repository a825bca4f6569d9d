import type { ClusterObject } from './ClusterObject';

/** Where something was written. */
export interface SloSource {
  /** Path of the file, as the caller named it; of an object `kubernetes:cluster/namespace/kind/name`. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** The commit that was read, where the file came from a repository. */
  commit?: string;
  /** The object it is, where it came from a cluster: `line` and `column` are then those of its text as the portal shows it. */
  object?: ClusterObject;
}
