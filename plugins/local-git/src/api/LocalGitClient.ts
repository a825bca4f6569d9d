import type { FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
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
import type { ContentLocation, FileLocation, LocalGitApi } from './LocalGitApi';

const BASE_URL = 'plugin://local-git/v1';

type Query = Record<string, string | number | undefined>;

function queryString(query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  return params.size ? `?${params}` : '';
}

function repositoryPath({ owner, name }: RepositoryRef): string {
  return `/repositories/${encodeURIComponent(owner)}/${encodeURIComponent(
    name,
  )}`;
}

/** Talks to the Git host's backend. */
export class LocalGitClient implements LocalGitApi {
  readonly #fetchApi: FetchApi;

  constructor(options: { fetchApi: FetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  listRepositories({ ...query }: RepositoryQuery = {}) {
    return this.#get<RepositoryList>('/repositories', query);
  }

  createRepository(request: CreateRepositoryRequest) {
    return this.#post<Repository>('/repositories', request);
  }

  getRepository(repository: RepositoryRef) {
    return this.#get<RepositoryDetails>(repositoryPath(repository));
  }

  updateRepository(
    repository: RepositoryRef,
    { description }: { description: string },
  ) {
    return this.#post<RepositoryDetails>(
      repositoryPath(repository),
      { description },
      'PATCH',
    );
  }

  async deleteRepository(repository: RepositoryRef) {
    await this.#send(repositoryPath(repository), { method: 'DELETE' });
  }

  getRefs(repository: RepositoryRef) {
    return this.#get<RefList>(`${repositoryPath(repository)}/refs`);
  }

  getTree(repository: RepositoryRef, { ...at }: ContentLocation = {}) {
    return this.#get<Tree>(`${repositoryPath(repository)}/tree`, at);
  }

  getBlob(repository: RepositoryRef, { ...at }: FileLocation) {
    return this.#get<GitBlob>(`${repositoryPath(repository)}/blob`, at);
  }

  getReadme(repository: RepositoryRef, { ...at }: ContentLocation = {}) {
    return this.#get<Readme>(`${repositoryPath(repository)}/readme`, at);
  }

  async getRaw(repository: RepositoryRef, { ...at }: FileLocation) {
    const response = await this.#send(
      `${repositoryPath(repository)}/raw${queryString(at)}`,
    );
    return response.blob();
  }

  listCommits(
    repository: RepositoryRef,
    query: ContentLocation & { limit?: number; offset?: number } = {},
  ) {
    return this.#get<CommitList>(`${repositoryPath(repository)}/commits`, {
      ...query,
    });
  }

  getCommit(repository: RepositoryRef, id: string) {
    return this.#get<CommitDetails>(
      `${repositoryPath(repository)}/commits/${encodeURIComponent(id)}`,
    );
  }

  compare(repository: RepositoryRef, base: string, head: string) {
    return this.#get<Comparison>(`${repositoryPath(repository)}/compare`, {
      base,
      head,
    });
  }

  listProposals(repository: RepositoryRef, { ...query }: ProposalQuery = {}) {
    return this.#get<ProposalList>(
      `${repositoryPath(repository)}/proposals`,
      query,
    );
  }

  createProposal(repository: RepositoryRef, request: CreateProposalRequest) {
    return this.#post<ProposalDetails>(
      `${repositoryPath(repository)}/proposals`,
      request,
    );
  }

  getProposal(repository: RepositoryRef, number: number) {
    return this.#get<ProposalDetails>(
      `${repositoryPath(repository)}/proposals/${number}`,
    );
  }

  async commentOnProposal(
    repository: RepositoryRef,
    number: number,
    text: string,
  ) {
    await this.#proposalAction(repository, number, 'comments', { text });
  }

  async mergeProposal(
    repository: RepositoryRef,
    number: number,
    request: MergeProposalRequest,
  ) {
    await this.#proposalAction(repository, number, 'merge', request);
  }

  async closeProposal(repository: RepositoryRef, number: number) {
    await this.#proposalAction(repository, number, 'close', {});
  }

  async listTokens() {
    const { items } = await this.#get<{ items: AccessToken[] }>('/tokens');
    return items;
  }

  createToken(request: CreateAccessTokenRequest) {
    return this.#post<CreatedAccessToken>('/tokens', request);
  }

  async revokeToken(id: string) {
    await this.#send(`/tokens/${encodeURIComponent(id)}`, { method: 'DELETE' });
  }

  async #proposalAction(
    repository: RepositoryRef,
    number: number,
    action: string,
    body: object,
  ) {
    await this.#post<unknown>(
      `${repositoryPath(repository)}/proposals/${number}/${action}`,
      body,
    );
  }

  async #get<T>(path: string, query: Query = {}): Promise<T> {
    const response = await this.#send(`${path}${queryString(query)}`);
    return response.json();
  }

  async #post<T>(path: string, body: object, method = 'POST'): Promise<T> {
    const response = await this.#send(path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  }

  async #send(path: string, init?: RequestInit): Promise<Response> {
    const response = await this.#fetchApi.fetch(`${BASE_URL}${path}`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}
