import type { Diff, Commit } from './Commit';
import type { FileChange } from './FileChange';

/** Where a proposal stands. @public */
export type ProposalState = 'open' | 'merged' | 'closed';

/**
 * Whether an open proposal can be merged: `clean`, `conflicts` (see `conflictingPaths`), `nothing-to-merge`
 * (the base already has it all) or `unknown` with the reason (for instance a branch that is gone).
 * @public
 */
export interface Mergeability {
  state: 'clean' | 'conflicts' | 'nothing-to-merge' | 'unknown';
  conflictingPaths: string[];
  /** One sentence for people. */
  reason: string;
}

/** One thing that happened to a proposal. @public */
export interface ProposalEventEntry {
  id: string;
  type: 'opened' | 'commented' | 'pushed' | 'merged' | 'closed';
  /** Entity ref of the person, or `service:<name>`. */
  actor: string;
  /** ISO 8601 time. */
  at: string;
  /** Text of a comment, or the commit id of a push or merge. */
  text?: string;
}

/** A change proposal: the embedded host's pull request. @public */
export interface Proposal {
  /** `<owner>/<name>` of the repository. */
  repository: string;
  /** Counts from 1 in each repository. */
  number: number;
  title: string;
  /** Markdown. */
  description: string;
  state: ProposalState;
  /** Branch with the change. */
  head: string;
  /** Branch it should go to. */
  base: string;
  /** Entity ref of the person who opened it, or `service:<name>`. */
  author: string;
  createdAt: string;
  updatedAt: string;
  /** Commit on the base branch, once merged. */
  mergeCommit?: string;
  /** Its page in the portal. */
  url: string;
}

/** A proposal with all that its page shows. @public */
export interface ProposalDetails extends Proposal {
  mergeability: Mergeability;
  /** Newest first. */
  commits: Commit[];
  diff: Diff;
  /** Oldest first. */
  timeline: ProposalEventEntry[];
  viewer: { canMerge: boolean; canClose: boolean; canComment: boolean };
}

/** A page of proposals, newest first. @public */
export interface ProposalList {
  items: Proposal[];
  totalItems: number;
}

/** Which proposals to list. @public */
export interface ProposalQuery {
  state?: ProposalState | 'all';
  limit?: number;
  offset?: number;
}

/** Which proposals of all readable repositories to list. @public */
export interface ProposalSearchQuery extends ProposalQuery {
  /** Only in repositories of these owners, any of them; at most 200. */
  ownerEntityRef?: string[];
}

/** Body of `POST …/proposals`: either an existing branch, or files from which one is made. @public */
export interface CreateProposalRequest {
  title: string;
  description?: string;
  /** Branch with the change. With `files` it must not exist yet; `proposal-…` is made up when absent. */
  head?: string;
  /** Default branch when absent. */
  base?: string;
  /** Changes to commit on a new branch that starts at `base`. */
  files?: FileChange[];
  /** Message of that commit; the title when absent. */
  message?: string;
}

/** Body of `POST …/proposals/:number/merge`. @public */
export interface MergeProposalRequest {
  /** `merge` (default) makes a merge commit; `fast-forward` only moves the branch and fails if it can't. */
  method?: 'merge' | 'fast-forward';
  /** Commit that the person looked at: the merge is refused if the branch has moved on since. */
  headCommit?: string;
  /** Whether to delete the head branch afterwards; by default only one that the host made up itself (`proposal/…`). */
  deleteBranch?: boolean;
}
