/** What a path in a tree is. A symlink is shown as its target text and never followed; a submodule is never fetched. @public */
export type TreeEntryType = 'file' | 'directory' | 'symlink' | 'submodule';

/** One entry of a directory. @public */
export interface TreeEntry {
  name: string;
  /** Path from the repository root. Bytes that aren't UTF-8 are shown as U+FFFD. */
  path: string;
  type: TreeEntryType;
  executable: boolean;
  /** Bytes; only for files and symlinks. */
  size?: number;
  /** Git object id. */
  id: string;
}

/** A directory at one commit. @public */
export interface Tree {
  /** Ref as asked for. */
  ref: string;
  /** Commit that the ref stood for. */
  commit: string;
  path: string;
  entries: TreeEntry[];
  /** True when the listing was cut at the limit. */
  truncated: boolean;
}

/** A file at one commit, for showing. @public */
export interface Blob {
  ref: string;
  commit: string;
  path: string;
  type: 'file' | 'symlink';
  executable: boolean;
  /** Git object id. */
  id: string;
  /** Bytes of the whole file. */
  size: number;
  /** True when the content isn't text; then there is no `content`. */
  binary: boolean;
  /** Text, unless binary or larger than what is shown. A symlink's is its target. */
  content?: string;
  /** True when the file is too large to be shown; its raw form can still be had. */
  tooLarge: boolean;
}

/** The README of a directory; `null` where there is none. @public */
export interface Readme {
  readme: Blob | null;
}

/** A branch or tag. @public */
export interface RefSummary {
  name: string;
  /** Commit id it points to. */
  commit: string;
  /** First line of that commit's message. */
  subject: string;
  /** ISO 8601 time of that commit. */
  committedAt: string;
}

/** Branches (default first) and tags (newest first). @public */
export interface RefList {
  defaultBranch: string;
  branches: RefSummary[];
  tags: RefSummary[];
}
