import type { ProposalState } from './Proposal';

/** Payload of `local-git.push`: one ref moved, by push, by merge or through the API. @public */
export interface PushEvent {
  /** `<owner>/<name>`. */
  repository: string;
  ownerEntityRef: string;
  /** Full name, for instance `refs/heads/main`. */
  ref: string;
  defaultBranch: string;
  /** Commit before; absent when the ref is new. */
  before?: string;
  /** Commit after; absent when the ref was deleted. */
  after?: string;
  /** Entity ref of the person, or `service:<name>`. */
  pusher: string;
  /** Changed paths; cut at 1,000, then `filesTruncated` is true and anything may have changed. */
  files: { path: string; status: 'added' | 'modified' | 'deleted' }[];
  filesTruncated: boolean;
  /** Root of the ref as a source URL, with a trailing slash. */
  sourceUrl: string;
}

/** Payload of `local-git.repository`. @public */
export interface RepositoryEvent {
  action: 'created' | 'updated' | 'deleted';
  repository: string;
  ownerEntityRef: string;
  /** Root of the default branch as a source URL, with a trailing slash. */
  sourceUrl: string;
  actor: string;
}

/** Payload of `local-git.proposal`. @public */
export interface ProposalEvent {
  action: 'opened' | 'commented' | 'merged' | 'closed';
  repository: string;
  ownerEntityRef: string;
  number: number;
  title: string;
  state: ProposalState;
  actor: string;
  url: string;
}
