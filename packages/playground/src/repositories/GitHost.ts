import { z } from 'zod';
import type { RepositorySpec } from './RepositorySpec';

const repositorySchema = z.object({
  empty: z.boolean(),
  /** ISO 8601. */
  createdAt: z.string(),
});
const refsSchema = z.object({
  branches: z.array(z.object({ name: z.string() })),
});
const proposalsSchema = z.object({
  items: z.array(z.object({ head: z.string() })),
});

/** A repository as the Git host knows it. */
export type HostedRepository = z.infer<typeof repositorySchema>;

/** The portal's embedded Git host, over its REST API. */
export class GitHost {
  readonly #baseUrl: string;
  readonly #token: string;

  constructor(options: { portalUrl: string; token: string }) {
    this.#baseUrl = `${options.portalUrl}/api/local-git`;
    this.#token = options.token;
  }

  /** What git needs to push as the playground. */
  get gitConfig(): Record<string, string> {
    return { 'http.extraHeader': `Authorization: Bearer ${this.#token}` };
  }

  /** Where git finds a repository. */
  cloneUrl({ owner, name }: RepositorySpec): string {
    return `${this.#baseUrl}/${owner}/${name}.git`;
  }

  /** Whether the host answers. */
  async isReady(): Promise<boolean> {
    try {
      const response = await this.#send('GET', '/v1/repositories?limit=1');
      return response.ok;
    } catch {
      return false;
    }
  }

  async find(spec: RepositorySpec): Promise<HostedRepository | undefined> {
    const response = await this.#send('GET', pathOf(spec));
    return response.status === 404
      ? undefined
      : repositorySchema.parse(await read(response));
  }

  async create(spec: RepositorySpec): Promise<HostedRepository> {
    const { owner, name, ownerEntityRef, description } = spec;
    const response = await this.#send('POST', '/v1/repositories', {
      owner,
      name,
      ownerEntityRef,
      description,
      defaultBranch: 'main',
    });
    return repositorySchema.parse(await read(response));
  }

  /** The branches that are there now. */
  async branches(spec: RepositorySpec): Promise<string[]> {
    const response = await this.#send('GET', `${pathOf(spec)}/refs`);
    const { branches } = refsSchema.parse(await read(response));
    return branches.map(({ name }) => name);
  }

  /** The branches that were ever proposed, also when that was closed. */
  async proposedBranches(spec: RepositorySpec): Promise<string[]> {
    const path = `${pathOf(spec)}/proposals?state=all&limit=100`;
    const response = await this.#send('GET', path);
    const { items } = proposalsSchema.parse(await read(response));
    return items.map(({ head }) => head);
  }

  async propose(
    spec: RepositorySpec,
    proposal: { head: string; title: string; description: string },
  ): Promise<void> {
    const response = await this.#send(
      'POST',
      `${pathOf(spec)}/proposals`,
      proposal,
    );
    await read(response);
  }

  #send(method: string, path: string, body?: object) {
    return fetch(`${this.#baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
  }
}

function pathOf({ owner, name }: RepositorySpec) {
  return `/v1/repositories/${owner}/${name}`;
}

async function read(response: Response): Promise<unknown> {
  if (!response.ok) {
    throw new Error(
      `${response.url} answered ${response.status}: ${await response.text()}`,
    );
  }
  return response.json();
}
