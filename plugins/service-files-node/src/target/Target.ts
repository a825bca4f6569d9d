import type { ServiceFileProblem } from '../types/ServiceFileProblem';

/** A pattern for paths from the root of the repository. */
export interface PathPattern {
  /** Folder or, when `glob` is empty, file. Taken as it stands: it may contain characters that mean something in globs. */
  prefix: string;
  /** Pattern below the folder; empty when `prefix` is the path of one file. */
  glob: string;
  /** As people wrote it. */
  text: string;
}

/** What to look for from one set. */
export interface TargetSet {
  name: string;
  patterns: PathPattern[];
  extensions: string[];
  /** Whether somebody wrote the patterns, so that one without a match is worth telling. */
  explicit: boolean;
}

/** Where the files of one entity lie. */
export interface Target {
  entityRef: string;
  /** Root of the repository as a source URL; empty when the location isn't usable. */
  root: string;
  sets: TargetSet[];
  /** What is wrong with location and annotations. */
  problems: ServiceFileProblem[];
}
