import type {
  AccessToken,
  Blob as GitBlob,
  CommitDetails,
  CommitList,
  Comparison,
  CreateAccessTokenRequest,
  CreatedAccessToken,
  CreateProposalRequest,
  CreateRepositoryRequest,
  MergeProposalRequest,
  ProposalDetails,
  ProposalList,
  ProposalQuery,
  Readme,
  RefList,
  Repository,
  RepositoryDetails,
  RepositoryList,
  RepositoryQuery,
  RepositoryRef,
  Tree,
} from '@causeway/plugin-local-git-common';

/** Where in a repository to look: the root of the default branch unless told. */
export interface ContentLocation {
  ref?: string;
  path?: string;
}

/** A file's location. */
export type FileLocation = ContentLocation & { path: string };

/**
 * The embedded Git host as pages use it. Every method rejects with a `ResponseError` that says what the host answered.
 */
export interface LocalGitApi {
  listRepositories(query?: RepositoryQuery): Promise<RepositoryList>;
  createRepository(request: CreateRepositoryRequest): Promise<Repository>;
  getRepository(repository: RepositoryRef): Promise<RepositoryDetails>;
  /** Changes the description; gives the repository as it is then. */
  updateRepository(
    repository: RepositoryRef,
    change: { description: string },
  ): Promise<RepositoryDetails>;
  /** Deletes it with everything in it, for good. */
  deleteRepository(repository: RepositoryRef): Promise<void>;
  getRefs(repository: RepositoryRef): Promise<RefList>;
  getTree(repository: RepositoryRef, at?: ContentLocation): Promise<Tree>;
  getBlob(repository: RepositoryRef, at: FileLocation): Promise<GitBlob>;
  getReadme(repository: RepositoryRef, at?: ContentLocation): Promise<Readme>;
  /** A file's bytes. */
  getRaw(repository: RepositoryRef, at: FileLocation): Promise<Blob>;
  listCommits(
    repository: RepositoryRef,
    query?: ContentLocation & { limit?: number; offset?: number },
  ): Promise<CommitList>;
  getCommit(repository: RepositoryRef, id: string): Promise<CommitDetails>;
  compare(
    repository: RepositoryRef,
    base: string,
    head: string,
  ): Promise<Comparison>;
  listProposals(
    repository: RepositoryRef,
    query?: ProposalQuery,
  ): Promise<ProposalList>;
  createProposal(
    repository: RepositoryRef,
    request: CreateProposalRequest,
  ): Promise<ProposalDetails>;
  getProposal(
    repository: RepositoryRef,
    number: number,
  ): Promise<ProposalDetails>;
  commentOnProposal(
    repository: RepositoryRef,
    number: number,
    text: string,
  ): Promise<void>;
  mergeProposal(
    repository: RepositoryRef,
    number: number,
    request: MergeProposalRequest,
  ): Promise<void>;
  closeProposal(repository: RepositoryRef, number: number): Promise<void>;
  /** The person's own tokens. */
  listTokens(): Promise<AccessToken[]>;
  createToken(request: CreateAccessTokenRequest): Promise<CreatedAccessToken>;
  revokeToken(id: string): Promise<void>;
}
