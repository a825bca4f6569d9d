import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Blob,
  CommitList,
  CreateProposalRequest,
  CreateRepositoryRequest,
  MergeProposalRequest,
  Proposal,
  ProposalDetails,
  ProposalList,
  ProposalQuery,
  ProposalSearchQuery,
  RefList,
  RepositoryDetails,
  RepositoryList,
  RepositoryQuery,
  RepositoryRef,
  Tree,
} from '@causeway/plugin-local-git-common';

/** On whose behalf a call is made. @public */
export interface LocalGitCallOptions {
  credentials: BackstageCredentials;
}

/** Where in a repository to read; the root of the default branch by default. @public */
export interface LocalGitLocation {
  /** Branch, tag or commit. */
  ref?: string;
  path?: string;
}

/**
 * The embedded Git host, for other backend plugins. Failures are the errors of `@backstage/errors`: `NotFoundError`,
 * `ConflictError` (name taken, merge conflict), `NotAllowedError`, `InputError`.
 * @public
 */
export interface LocalGitService {
  listRepositories(
    query: RepositoryQuery,
    options: LocalGitCallOptions,
  ): Promise<RepositoryList>;
  getRepository(
    repository: RepositoryRef,
    options: LocalGitCallOptions,
  ): Promise<RepositoryDetails>;
  createRepository(
    request: CreateRepositoryRequest,
    options: LocalGitCallOptions,
  ): Promise<RepositoryDetails>;
  updateRepository(
    repository: RepositoryRef,
    change: { description: string },
    options: LocalGitCallOptions,
  ): Promise<RepositoryDetails>;
  /** Deletes the repository with all its history; a name that isn't there is a `NotFoundError`. */
  deleteRepository(
    repository: RepositoryRef,
    options: LocalGitCallOptions,
  ): Promise<void>;

  listRefs(
    repository: RepositoryRef,
    options: LocalGitCallOptions,
  ): Promise<RefList>;
  getTree(
    repository: RepositoryRef,
    location: LocalGitLocation,
    options: LocalGitCallOptions,
  ): Promise<Tree>;
  /** A file with its text, if it is text and small enough to be shown. */
  getBlob(
    repository: RepositoryRef,
    location: LocalGitLocation & { path: string },
    options: LocalGitCallOptions,
  ): Promise<Blob>;
  listCommits(
    repository: RepositoryRef,
    query: LocalGitLocation & { limit?: number; offset?: number },
    options: LocalGitCallOptions,
  ): Promise<CommitList>;

  /** Proposals of all repositories that the caller may read, newest first. */
  searchProposals(
    query: ProposalSearchQuery,
    options: LocalGitCallOptions,
  ): Promise<ProposalList>;
  listProposals(
    repository: RepositoryRef,
    query: ProposalQuery,
    options: LocalGitCallOptions,
  ): Promise<ProposalList>;
  createProposal(
    repository: RepositoryRef,
    request: CreateProposalRequest,
    options: LocalGitCallOptions,
  ): Promise<Proposal>;
  getProposal(
    repository: RepositoryRef,
    number: number,
    options: LocalGitCallOptions,
  ): Promise<ProposalDetails>;
  mergeProposal(
    repository: RepositoryRef,
    number: number,
    request: MergeProposalRequest,
    options: LocalGitCallOptions,
  ): Promise<Proposal>;
  closeProposal(
    repository: RepositoryRef,
    number: number,
    options: LocalGitCallOptions,
  ): Promise<Proposal>;
}
