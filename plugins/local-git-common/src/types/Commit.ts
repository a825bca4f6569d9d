/** Who did something to a commit, and when. @public */
export interface CommitPerson {
  name: string;
  email: string;
  /** ISO 8601 time. */
  date: string;
}

/** A commit. @public */
export interface Commit {
  id: string;
  parents: string[];
  author: CommitPerson;
  committer: CommitPerson;
  /** First line of the message. */
  subject: string;
  /** The rest of the message. */
  body: string;
}

/** A page of history, newest first. @public */
export interface CommitList {
  items: Commit[];
  /** Whether older commits follow. */
  hasMore: boolean;
}

/** One line of a hunk. @public */
export interface DiffLine {
  type: 'context' | 'added' | 'removed';
  text: string;
  /** 1-based line number before the change. */
  oldLine?: number;
  /** 1-based line number after the change. */
  newLine?: number;
  /** True when the file ends here without a line break. */
  noNewline?: boolean;
}

/** A run of changed lines with its context. @public */
export interface DiffHunk {
  oldStart: number;
  oldLines: number;
  newStart: number;
  newLines: number;
  /** What git says after the second `@@`, for instance a function's name. */
  heading: string;
  lines: DiffLine[];
}

/** What happened to one file. @public */
export interface FileDiff {
  path: string;
  /** Where it was, if it was renamed or copied. */
  oldPath?: string;
  status:
    | 'added'
    | 'modified'
    | 'deleted'
    | 'renamed'
    | 'copied'
    | 'type-changed';
  binary: boolean;
  additions: number;
  deletions: number;
  hunks: DiffHunk[];
  /** True when lines were left out because the diff is too large. */
  truncated: boolean;
}

/** Difference between two commits. @public */
export interface Diff {
  files: FileDiff[];
  /** Totals over all files, also those left out. */
  additions: number;
  deletions: number;
  /** Number of changed files, also those left out. */
  changedFiles: number;
  /** True when files or lines were left out. */
  truncated: boolean;
}

/** A commit and what it changed against its first parent. @public */
export interface CommitDetails extends Commit {
  diff: Diff;
}

/** What `head` has that `base` has not. @public */
export interface Comparison {
  base: string;
  head: string;
  baseCommit: string;
  headCommit: string;
  /** Common ancestor; absent for unrelated histories. */
  mergeBase?: string;
  /** Newest first; at most 250. */
  commits: Commit[];
  diff: Diff;
}
