import type { Repository } from './model/Repository';

/** What a rule found. */
export interface Problem {
  /** Path in the repository; empty when it is about the repository as a whole. */
  file: string;
  line?: number;
  /** What is wrong, as a clause; how to fix it follows from the rule. */
  message: string;
}

/** Something that must hold across the files of a service's repository, and that no general checker knows. */
export interface Rule {
  /** Stable name, by which people search and suppress. */
  id: string;
  /** What must hold. */
  what: string;
  /** What it protects from. */
  why: string;
  /** How it is put right, in the imperative. */
  fix: string;
  /** Looks at the objects that the chart makes, so it needs the output of `helm template`. */
  needsManifests?: true;
  check(repository: Repository): Iterable<Problem>;
}
