import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  LOCAL_GIT_PLUGIN_ID,
  type Blob,
  type CommitList,
  type CreateProposalRequest,
  type CreateRepositoryRequest,
  type MergeProposalRequest,
  type Proposal,
  type ProposalDetails,
  type ProposalList,
  type ProposalQuery,
  type ProposalSearchQuery,
  type RefList,
  type RepositoryDetails,
  type RepositoryList,
  type RepositoryQuery,
  type RepositoryRef,
  type Tree,
} from '@causeway/plugin-local-git-common';
import { errorFromResponse } from './errorFromResponse';
import type {
  LocalGitCallOptions,
  LocalGitLocation,
  LocalGitService,
} from './LocalGitService';

/** A list is sent as one parameter for each of its values. */
type Query = Record<string, string | number | string[] | undefined>;

/** The embedded Git host over its REST API, with the caller's credentials. @public */
export class LocalGitClient implements LocalGitService {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  static create(options: {
    auth: AuthService;
    discovery: DiscoveryService;
  }): LocalGitClient {
    return new LocalGitClient(options);
  }

  private constructor(options: {
    auth: AuthService;
    discovery: DiscoveryService;
  }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  listRepositories(query: RepositoryQuery, options: LocalGitCallOptions) {
    return this.#json<RepositoryList>('GET', '/v1/repositories', options, {
      query: { ...query },
    });
  }

  getRepository(repository: RepositoryRef, options: LocalGitCallOptions) {
    return this.#json<RepositoryDetails>('GET', pathOf(repository), options);
  }

  createRepository(
    request: CreateRepositoryRequest,
    options: LocalGitCallOptions,
  ) {
    return this.#json<RepositoryDetails>('POST', '/v1/repositories', options, {
      body: request,
    });
  }

  updateRepository(
    repository: RepositoryRef,
    change: { description: string },
    options: LocalGitCallOptions,
  ) {
    return this.#json<RepositoryDetails>('PATCH', pathOf(repository), options, {
      body: change,
    });
  }

  async deleteRepository(
    repository: RepositoryRef,
    options: LocalGitCallOptions,
  ): Promise<void> {
    await this.#request('DELETE', pathOf(repository), options);
  }

  listRefs(repository: RepositoryRef, options: LocalGitCallOptions) {
    return this.#json<RefList>('GET', pathOf(repository, 'refs'), options);
  }

  getTree(
    repository: RepositoryRef,
    location: LocalGitLocation,
    options: LocalGitCallOptions,
  ) {
    return this.#json<Tree>('GET', pathOf(repository, 'tree'), options, {
      query: { ...location },
    });
  }

  getBlob(
    repository: RepositoryRef,
    location: LocalGitLocation & { path: string },
    options: LocalGitCallOptions,
  ) {
    return this.#json<Blob>('GET', pathOf(repository, 'blob'), options, {
      query: { ...location },
    });
  }

  listCommits(
    repository: RepositoryRef,
    query: LocalGitLocation & { limit?: number; offset?: number },
    options: LocalGitCallOptions,
  ) {
    return this.#json<CommitList>(
      'GET',
      pathOf(repository, 'commits'),
      options,
      { query: { ...query } },
    );
  }

  searchProposals(query: ProposalSearchQuery, options: LocalGitCallOptions) {
    return this.#json<ProposalList>('GET', '/v1/proposals', options, {
      query: { ...query },
    });
  }

  listProposals(
    repository: RepositoryRef,
    query: ProposalQuery,
    options: LocalGitCallOptions,
  ) {
    return this.#json<ProposalList>(
      'GET',
      pathOf(repository, 'proposals'),
      options,
      { query: { ...query } },
    );
  }

  createProposal(
    repository: RepositoryRef,
    request: CreateProposalRequest,
    options: LocalGitCallOptions,
  ) {
    return this.#json<Proposal>(
      'POST',
      pathOf(repository, 'proposals'),
      options,
      { body: request },
    );
  }

  getProposal(
    repository: RepositoryRef,
    number: number,
    options: LocalGitCallOptions,
  ) {
    return this.#json<ProposalDetails>(
      'GET',
      pathOf(repository, 'proposals', number),
      options,
    );
  }

  mergeProposal(
    repository: RepositoryRef,
    number: number,
    request: MergeProposalRequest,
    options: LocalGitCallOptions,
  ) {
    return this.#json<Proposal>(
      'POST',
      pathOf(repository, 'proposals', number, 'merge'),
      options,
      { body: request },
    );
  }

  closeProposal(
    repository: RepositoryRef,
    number: number,
    options: LocalGitCallOptions,
  ) {
    return this.#json<Proposal>(
      'POST',
      pathOf(repository, 'proposals', number, 'close'),
      options,
      { body: {} },
    );
  }

  async #json<T>(
    method: string,
    path: string,
    options: LocalGitCallOptions,
    content: { query?: Query; body?: object } = {},
  ): Promise<T> {
    const response = await this.#request(method, path, options, content);
    return (await response.json()) as T;
  }

  async #request(
    method: string,
    path: string,
    options: LocalGitCallOptions,
    content: { query?: Query; body?: object } = {},
  ): Promise<Response> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: options.credentials,
      targetPluginId: LOCAL_GIT_PLUGIN_ID,
    });
    const url = new URL(
      `${await this.#discovery.getBaseUrl(LOCAL_GIT_PLUGIN_ID)}${path}`,
    );
    for (const [key, value] of Object.entries(content.query ?? {})) {
      if (value === undefined) continue;
      for (const one of [value].flat()) {
        url.searchParams.append(key, String(one));
      }
    }
    const response = await fetch(url, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(content.body && { 'Content-Type': 'application/json' }),
      },
      body: content.body && JSON.stringify(content.body),
    });
    if (!response.ok) throw await errorFromResponse(response);
    return response;
  }
}

function pathOf(
  repository: RepositoryRef,
  ...rest: (string | number)[]
): string {
  const segments = [repository.owner, repository.name, ...rest].map(segment =>
    encodeURIComponent(String(segment)),
  );
  return `/v1/repositories/${segments.join('/')}`;
}
