import type { ProposalState } from '@causeway/plugin-local-git-common';

/** A proposal as it is stored. */
export interface ProposalRecord {
  id: string;
  repositoryId: string;
  number: number;
  title: string;
  description: string;
  state: ProposalState;
  head: string;
  base: string;
  /** Last seen commit of the head branch. */
  headCommit: string;
  /** Common ancestor of head and base; final once the proposal is merged or closed. */
  baseCommit: string;
  mergeCommit?: string;
  author: string;
  createdAt: string;
  updatedAt: string;
}
