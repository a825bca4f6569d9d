import { ResponseError } from '@backstage/errors';
import type {
  Commit,
  CommitDetails,
  Diff,
  ProposalDetails,
  RefList,
  RepositoryDetails,
  Tree,
} from '@causeway/plugin-local-git-common';
import type { LocalGitApi } from '../api/LocalGitApi';

/** Where the test's repository is. */
export const repository = { owner: 'learning', name: 'rag-api' };

const at = '2026-11-20T10:00:00Z';
const person = { name: 'Ada Reyes', email: 'ada@example.com', date: at };

/** A commit whose id is one letter or digit repeated. */
export function commit(digit: string, subject: string): Commit {
  return {
    id: digit.repeat(40),
    parents: ['0'.repeat(40)],
    author: person,
    committer: person,
    subject,
    body: '',
  };
}

/** The repository as somebody sees it who owns it. */
export const details: RepositoryDetails = {
  ...repository,
  fullName: 'learning/rag-api',
  ownerEntityRef: 'group:default/learning',
  description: 'Answers questions',
  defaultBranch: 'main',
  empty: false,
  createdAt: at,
  pushedAt: at,
  urls: {
    clone: 'http://localhost:7007/api/local-git/learning/rag-api.git',
    source: 'http://localhost:7007/api/local-git/learning/rag-api/tree/main/',
    page: 'http://localhost:7007/repositories/learning/rag-api',
  },
  viewer: { canUpdate: true, canDelete: true, canPropose: true },
  openProposals: 1,
  sizeBytes: 2048,
};

/** `main` and a branch with a slash in its name. */
export const refs: RefList = {
  defaultBranch: 'main',
  branches: ['main', 'feature/cache'].map(name => ({
    name,
    commit: 'a'.repeat(40),
    subject: 'Start',
    committedAt: at,
  })),
  tags: [],
};

/** A folder with a file, a folder and a README, in no order. */
export const tree: Tree = {
  ref: 'main',
  commit: 'a'.repeat(40),
  path: '',
  truncated: false,
  entries: [
    {
      name: 'README.md',
      path: 'README.md',
      type: 'file',
      executable: false,
      size: 597,
      id: '1'.repeat(40),
    },
    {
      name: 'app.py',
      path: 'app.py',
      type: 'file',
      executable: false,
      size: 2048,
      id: '2'.repeat(40),
    },
    {
      name: 'docs',
      path: 'docs',
      type: 'directory',
      executable: false,
      id: '3'.repeat(40),
    },
  ],
};

/** One line of one file changed. */
export const diff: Diff = {
  files: [
    {
      path: 'values.yaml',
      status: 'modified',
      binary: false,
      additions: 1,
      deletions: 1,
      truncated: false,
      hunks: [
        {
          oldStart: 18,
          oldLines: 1,
          newStart: 18,
          newLines: 1,
          heading: 'config:',
          lines: [
            { type: 'removed', text: 'ttl: 600', oldLine: 18 },
            { type: 'added', text: 'ttl: 1800', newLine: 18 },
          ],
        },
      ],
    },
  ],
  additions: 1,
  deletions: 1,
  changedFiles: 1,
  truncated: false,
};

/** An open proposal that its viewer may merge and close. */
export const proposal: ProposalDetails = {
  repository: 'learning/rag-api',
  number: 1,
  title: 'Raise the cache TTL',
  description: 'Hits go **up**.',
  state: 'open',
  head: 'feature/cache',
  base: 'main',
  author: 'user:default/noor',
  createdAt: at,
  updatedAt: at,
  url: 'http://localhost:7007/repositories/learning/rag-api/proposals/1',
  mergeability: {
    state: 'clean',
    conflictingPaths: [],
    reason: "'main' can be forwarded to 'feature/cache'.",
  },
  commits: [commit('b', 'Raise it')],
  diff,
  timeline: [{ id: 'e1', type: 'opened', actor: 'user:default/noor', at }],
  viewer: { canMerge: true, canClose: true, canComment: true },
};

/** What the host answers when it refuses. */
export function refusal(
  statusCode: number,
  name: string,
  message: string,
): Promise<ResponseError> {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({ error: { name, message }, response: { statusCode } }),
      {
        status: statusCode,
        headers: { 'content-type': 'application/json' },
      },
    ),
  );
}

const answers: LocalGitApi = {
  listRepositories: async () => ({
    items: [details],
    totalItems: 1,
  }),
  createRepository: async () => details,
  getRepository: async () => details,
  updateRepository: async (_, { description }) => ({
    ...details,
    description,
  }),
  deleteRepository: async () => undefined,
  getRefs: async () => refs,
  getTree: async () => tree,
  getBlob: async (_, { path }) => ({
    ref: 'main',
    commit: 'a'.repeat(40),
    path,
    type: 'file' as const,
    executable: false,
    id: '2'.repeat(40),
    size: 21,
    binary: false,
    tooLarge: false,
    content: 'import os\nprint("hi")\n',
  }),
  getReadme: async () => ({ readme: null }),
  getRaw: async () => new Blob(['bytes']),
  listCommits: async () => ({
    items: [commit('a', 'Start')],
    hasMore: false,
  }),
  getCommit: async (): Promise<CommitDetails> => ({
    ...commit('b', 'Raise it'),
    diff,
  }),
  compare: async () => ({
    base: 'main',
    head: 'feature/cache',
    baseCommit: 'a'.repeat(40),
    headCommit: 'b'.repeat(40),
    commits: [commit('b', 'Raise it')],
    diff,
  }),
  listProposals: async () => ({ items: [proposal], totalItems: 1 }),
  createProposal: async () => ({ ...proposal, number: 7 }),
  getProposal: async () => proposal,
  commentOnProposal: async () => undefined,
  mergeProposal: async () => undefined,
  closeProposal: async () => undefined,
  listTokens: async () => [],
  createToken: async request => ({
    id: 't1',
    name: request.name,
    scope: request.scope ?? 'write',
    createdAt: at,
    expiresAt: '2099-01-01T00:00:00Z',
    token: 'cwgit_secret',
    username: 'ada',
  }),
  revokeToken: async () => undefined,
};

/** A host that answers every question about the one repository, until a test tells it otherwise. */
export function fakeLocalGit(): jest.Mocked<LocalGitApi> {
  const mocks = Object.entries(answers).map(([name, answer]) => [
    name,
    jest.fn(answer),
  ]);
  return Object.fromEntries(mocks) as jest.Mocked<LocalGitApi>;
}
