import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  Commit,
  CreateProposalRequest,
  CreateRepositoryRequest,
  FileChange,
  Proposal,
  RepositoryDetails,
  RepositoryRef,
} from '@causeway/plugin-local-git-common';
import type { LocalGitService } from '@causeway/plugin-local-git-node';

interface Stored {
  details: RepositoryDetails;
  files: FileChange[];
  commits: Commit[];
  /** Besides the default one. */
  branches: string[];
  proposals: Array<{ proposal: Proposal; request: CreateProposalRequest }>;
}

const PERSON = {
  name: 'x',
  email: 'x@example.com',
  date: '2026-11-21T00:00:00Z',
};

function commitOf(message: string): Commit {
  const [subject, ...rest] = message.split('\n');
  return {
    id: 'c'.repeat(40),
    parents: [],
    author: PERSON,
    committer: PERSON,
    subject,
    body: rest.join('\n').trim(),
  };
}

async function unused(): Promise<never> {
  throw new Error('Not part of this test');
}

/** The embedded Git host in memory, as far as the steps use it. */
export class FakeLocalGit {
  readonly repositories = new Map<string, Stored>();

  /** Paths and contents of a repository. */
  filesOf(fullName: string): Record<string, string> {
    const files = this.repositories.get(fullName)?.files ?? [];
    return Object.fromEntries(
      files.map(file => [file.path, file.delete ? '' : file.content]),
    );
  }

  /** Somebody pushes, to the default branch or to one of their own. */
  push(fullName: string, branch?: string): void {
    const { branches, commits } = this.#find(fullName);
    if (branch) branches.push(branch);
    else commits.unshift(commitOf('Work'));
  }

  readonly service: LocalGitService = {
    listRepositories: unused,
    updateRepository: unused,
    getTree: unused,
    getBlob: unused,
    getProposal: unused,
    searchProposals: unused,
    mergeProposal: unused,
    closeProposal: unused,
    getRepository: async ref => this.#find(this.#name(ref)).details,
    createRepository: async request => this.#create(request),
    deleteRepository: async ref => {
      this.#find(this.#name(ref));
      this.repositories.delete(this.#name(ref));
    },
    listCommits: async (ref, { limit = 50 }) => {
      const { commits } = this.#find(this.#name(ref));
      return {
        items: commits.slice(0, limit),
        hasMore: commits.length > limit,
      };
    },
    listRefs: async ref => {
      const { details, branches, commits } = this.#find(this.#name(ref));
      return {
        defaultBranch: details.defaultBranch,
        branches: [details.defaultBranch, ...branches].map(name => ({
          name,
          commit: commits[0].id,
          subject: commits[0].subject,
          committedAt: PERSON.date,
        })),
        tags: [],
      };
    },
    listProposals: async ref => {
      const items = this.#find(this.#name(ref)).proposals.map(
        ({ proposal }) => proposal,
      );
      return { items, totalItems: items.length };
    },
    createProposal: async (ref, request) => this.#propose(ref, request),
  };

  #name(ref: RepositoryRef): string {
    return `${ref.owner}/${ref.name}`;
  }

  #find(fullName: string): Stored {
    const stored = this.repositories.get(fullName);
    if (!stored) {
      throw new NotFoundError(`There is no repository '${fullName}'.`);
    }
    return stored;
  }

  #create(request: CreateRepositoryRequest): RepositoryDetails {
    const owner = request.owner ?? '';
    const fullName = `${owner}/${request.name}`;
    if (this.repositories.has(fullName)) {
      throw new ConflictError(`'${fullName}' exists.`);
    }
    const base = 'http://localhost:7007';
    const details: RepositoryDetails = {
      owner,
      name: request.name,
      fullName,
      ownerEntityRef: request.ownerEntityRef ?? '',
      description: request.description ?? '',
      defaultBranch: request.defaultBranch ?? 'main',
      empty: false,
      createdAt: PERSON.date,
      urls: {
        clone: `${base}/api/local-git/${fullName}.git`,
        source: `${base}/api/local-git/${fullName}/tree/main/`,
        page: `${base}/repositories/${fullName}`,
      },
      viewer: { canUpdate: true, canDelete: true, canPropose: true },
      openProposals: 0,
      sizeBytes: 1,
    };
    this.repositories.set(fullName, {
      details,
      files: request.files ?? [],
      commits: [commitOf(request.message ?? '')],
      branches: [],
      proposals: [],
    });
    return details;
  }

  #propose(ref: RepositoryRef, request: CreateProposalRequest): Proposal {
    const { proposals } = this.#find(this.#name(ref));
    const head = request.head ?? '';
    if (proposals.some(({ proposal }) => proposal.head === head)) {
      throw new ConflictError(`Branch '${head}' exists.`);
    }
    const number = proposals.length + 1;
    const proposal: Proposal = {
      repository: this.#name(ref),
      number,
      title: request.title,
      description: request.description ?? '',
      state: 'open',
      head,
      base: request.base ?? 'main',
      author: 'user:default/ada',
      createdAt: PERSON.date,
      updatedAt: PERSON.date,
      url: `http://localhost:7007/repositories/${this.#name(
        ref,
      )}/proposals/${number}`,
    };
    proposals.push({ proposal, request });
    return proposal;
  }
}
