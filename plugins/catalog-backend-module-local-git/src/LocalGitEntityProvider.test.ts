import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import type {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import type {
  PushEvent,
  RepositoryListItem,
} from '@causeway/plugin-local-git-common';
import type { LocalGitService } from '@causeway/plugin-local-git-node';
import { LocalGitEntityProvider } from './LocalGitEntityProvider';

const host = 'http://localhost:7007/api/local-git';

function repository(name: string): RepositoryListItem {
  const source = `${host}/learning/${name}/tree/main/`;
  return {
    owner: 'learning',
    name,
    fullName: `learning/${name}`,
    ownerEntityRef: 'group:default/learning',
    description: '',
    defaultBranch: 'main',
    empty: name.startsWith('empty'),
    createdAt: '2026-01-01T00:00:00Z',
    urls: { clone: `${host}/learning/${name}.git`, source, page: '' },
    openProposals: 0,
  };
}

function push(change: Partial<PushEvent>): PushEvent {
  return {
    repository: 'learning/a',
    ownerEntityRef: 'group:default/learning',
    ref: 'refs/heads/main',
    defaultBranch: 'main',
    after: 'a'.repeat(40),
    pusher: 'user:default/ada',
    files: [{ path: 'catalog-info.yaml', status: 'added' }],
    filesTruncated: false,
    sourceUrl: `${host}/learning/a/tree/main/`,
    ...change,
  };
}

async function connected(
  options: {
    names?: string[];
    /** What the second look finds; the same as the first unless given. */
    later?: RepositoryListItem[];
    blob?: (name: string) => Error | undefined;
  } = {},
) {
  const mutations: EntityProviderMutation[] = [];
  let looks = 0;
  const localGit: Partial<LocalGitService> = {
    listRepositories: async () => {
      const items = (options.names ?? []).map(repository);
      looks += 1;
      return {
        items: looks > 1 && options.later ? options.later : items,
        totalItems: 0,
      };
    },
    getBlob: async ({ name }, { path }) => {
      const error = options.blob?.(name);
      if (error) throw error;
      return {
        ref: 'main',
        commit: '',
        path,
        type: 'file',
        executable: false,
        id: '',
        size: 1,
        binary: false,
        tooLarge: false,
      };
    },
  };
  let discover: () => Promise<void> = async () => {};
  const provider = new LocalGitEntityProvider({
    auth: mockServices.auth(),
    localGit: localGit as LocalGitService,
    logger: mockServices.logger.mock(),
    taskRunner: {
      run: async task => {
        discover = async () => task.fn(new AbortController().signal);
      },
    },
    catalogPath: 'catalog-info.yaml',
  });
  const connection: Pick<EntityProviderConnection, 'applyMutation'> = {
    applyMutation: async mutation => {
      mutations.push(mutation);
    },
  };
  await provider.connect(connection as EntityProviderConnection);
  return { provider, mutations, discover: () => discover() };
}

function targets(mutation: EntityProviderMutation | undefined) {
  if (mutation?.type === 'full')
    return mutation.entities.map(({ entity }) => entity.spec?.target);
  const list = (
    entities: { entity?: { spec?: { target?: unknown } } }[] = [],
  ) => entities.map(({ entity }) => entity?.spec?.target);
  return {
    added: list(mutation?.added as []),
    removed: list(mutation?.removed as []),
  };
}

describe('LocalGitEntityProvider', () => {
  const target = `${host}/learning/a/blob/main/catalog-info.yaml`;

  it('finds every repository with a catalog file', async () => {
    const { mutations, discover } = await connected({
      names: ['a', 'empty-one', 'without'],
      blob: name =>
        name === 'without' ? new NotFoundError('none') : undefined,
    });
    await discover();
    expect(targets(mutations[0])).toEqual([target]);
  });

  it('keeps what was pushed or deleted while it looked', async () => {
    const { mutations, discover } = await connected({
      names: ['a', 'b'],
      later: [
        repository('a'),
        { ...repository('new'), pushedAt: '2026-01-02T00:00:00Z' },
      ],
    });
    await discover();
    const file = (name: string) =>
      `${host}/learning/${name}/blob/main/catalog-info.yaml`;
    expect(mutations.map(targets)).toEqual([
      [file('a'), file('b')],
      { added: [file('new')], removed: [] },
      { added: [], removed: [file('b')] },
    ]);
  });

  it('forgets nothing when the host is down', async () => {
    const { mutations, discover } = await connected({
      names: ['a', 'b'],
      blob: () => new ServiceUnavailableError('busy'),
    });
    await expect(discover()).rejects.toThrow('busy');
    expect(mutations).toEqual([]);
  });

  it('takes up a catalog file as it is pushed, and lets it go as it is deleted', async () => {
    const { provider, mutations } = await connected();
    await provider.onPush(push({}));
    await provider.onPush(
      push({ files: [{ path: 'catalog-info.yaml', status: 'deleted' }] }),
    );
    expect(mutations.map(targets)).toEqual([
      { added: [target], removed: [] },
      { added: [], removed: [target] },
    ]);
  });

  it('looks for the file itself when a push is too large to list', async () => {
    const { provider, mutations } = await connected({
      blob: () => new NotFoundError('none'),
    });
    await provider.onPush(push({ files: [], filesTruncated: true }));
    expect(targets(mutations[0])).toEqual({ added: [], removed: [target] });
  });

  it.each([
    ['other branches', { ref: 'refs/heads/feature' }],
    [
      'other files',
      { files: [{ path: 'docs/catalog-info.yaml', status: 'added' as const }] },
    ],
  ])('leaves pushes of %s alone', async (_, change) => {
    const { provider, mutations } = await connected();
    await provider.onPush(push(change));
    expect(mutations).toEqual([]);
  });

  it('forgets a deleted repository', async () => {
    const { provider, mutations } = await connected();
    const event = {
      repository: 'learning/a',
      ownerEntityRef: '',
      actor: '',
      sourceUrl: `${host}/learning/a/tree/main/`,
    };
    await provider.onRepository({ ...event, action: 'created' });
    await provider.onRepository({ ...event, action: 'deleted' });
    expect(mutations.map(targets)).toEqual([{ added: [], removed: [target] }]);
  });
});
