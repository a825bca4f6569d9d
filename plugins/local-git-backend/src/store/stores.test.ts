import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { AccessTokenStore } from './AccessTokenStore';
import { openDatabase } from './openDatabase';
import { ProposalStore } from './ProposalStore';
import { RepositoryStore } from './RepositoryStore';

const databases = TestDatabases.create({ ids: ['POSTGRES_17', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('stores on %p', databaseId => {
  async function open() {
    const client = await databases.init(databaseId);
    const knex = await openDatabase(
      mockServices.database({ knex: client, migrations: { skip: false } }),
    );
    return {
      repositories: new RepositoryStore({ knex }),
      proposals: new ProposalStore({ knex }),
      tokens: new AccessTokenStore({ knex }),
    };
  }
  const repository = (name: string, description = '', owner = 'learning') => ({
    owner,
    name,
    ownerEntityRef: `group:default/${owner}`,
    description,
    defaultBranch: 'main',
  });

  it('find repositories by words, owner and permission', async () => {
    const { repositories } = await open();
    await repositories.insert(repository('rag-api', 'Retrieval for lessons'));
    await repositories.insert(repository('score_batch', 'Nightly 100% scores'));
    await repositories.insert(repository('billing', 'Invoices', 'growth'));

    const names = async (...args: Parameters<RepositoryStore['list']>) =>
      (await repositories.list(...args)).items.map(({ name }) => name);
    expect(await names({})).toEqual(['billing', 'rag-api', 'score_batch']);
    expect(await names({ text: 'RETRIEVAL' })).toEqual(['rag-api']);
    expect(await names({ text: 'learning/rag lessons' })).toEqual(['rag-api']);
    expect(await names({ text: '100%' })).toEqual(['score_batch']);
    expect(await names({ text: 'e_b' })).toEqual(['score_batch']);
    expect(await names({ text: "'; drop table repositories" })).toEqual([]);
    expect(await names({ owner: 'growth' })).toEqual(['billing']);
    expect(await names({ limit: 1, offset: 1 })).toEqual(['rag-api']);
    const mine = { ownerEntityRefs: ['group:default/growth'] };
    expect(await names({}, mine)).toEqual(['billing']);
    expect(await names({}, { not: mine })).toEqual(['rag-api', 'score_batch']);
    expect(
      await names(
        {},
        { anyOf: [mine, { ownerEntityRefs: ['group:default/learning'] }] },
      ),
    ).toHaveLength(3);
    expect(await names({ text: 'rag' }, { allOf: [mine] })).toEqual([]);
    expect((await repositories.list({ limit: 1 })).totalItems).toBe(3);
  });

  it('keep a name until what it stood for is gone from the disk', async () => {
    const { repositories } = await open();
    const { id } = await repositories.insert(repository('rag-api'));
    const order: string[] = [];
    const slowly = (what: string) => async () => {
      await new Promise(resolve => setTimeout(resolve, 100));
      order.push(what);
    };
    const deletions = [
      repositories.delete(id, slowly('removed')),
      repositories.delete(id, slowly('removed again')),
    ];
    // As soon as the name is free, and never while the old repository still lies there.
    const again = async (): Promise<unknown> =>
      repositories.insert(repository('rag-api'), slowly('placed')).catch(again);
    await again();
    expect((await Promise.all(deletions)).sort()).toEqual([false, true]);
    expect(order).toEqual(['removed', 'placed']);
  });

  it("leave a name free when what it stands for can't be placed", async () => {
    const { repositories } = await open();
    await expect(
      repositories.insert(repository('rag-api'), async () => {
        throw new Error('disk full');
      }),
    ).rejects.toThrow('disk full');
    expect(
      await repositories.find({ owner: 'learning', name: 'rag-api' }),
    ).toBeUndefined();
  });

  it('give a name once', async () => {
    const { repositories } = await open();
    await repositories.insert(repository('once'));
    await expect(repositories.insert(repository('once'))).rejects.toThrow(
      "There already is a repository 'learning/once'",
    );
    expect(await repositories.ownerEntityRefOf('learning')).toBe(
      'group:default/learning',
    );
    expect(await repositories.ownerEntityRefOf('nobody')).toBeUndefined();
  });

  it('number proposals, keep their timeline, and delete them with their repository', async () => {
    const { repositories, proposals } = await open();
    const { id } = await repositories.insert(repository('one'));
    const other = await repositories.insert(repository('two'));
    const proposal = (repositoryId: string) => ({
      repositoryId,
      title: 'Title',
      description: '',
      head: 'feature',
      base: 'main',
      headCommit: 'a'.repeat(40),
      baseCommit: 'b'.repeat(40),
      author: 'user:default/ada',
    });
    const first = await proposals.insert(proposal(id));
    expect((await proposals.insert(proposal(id))).number).toBe(2);
    expect((await proposals.insert(proposal(other.id))).number).toBe(1);

    await proposals.record(first.id, {
      type: 'commented',
      actor: 'user:default/max',
      text: 'Hm',
    });
    await proposals.record(first.id, {
      type: 'merged',
      actor: 'user:default/max',
      set: { state: 'merged', mergeCommit: 'c'.repeat(40) },
    });
    expect(await proposals.find(id, 1)).toMatchObject({
      state: 'merged',
      mergeCommit: 'c'.repeat(40),
    });
    expect(
      (await proposals.timeline(first.id)).map(({ type, text }) => [
        type,
        text,
      ]),
    ).toEqual([
      ['opened', undefined],
      ['commented', 'Hm'],
      ['merged', undefined],
    ]);
    await expect(
      proposals.record(first.id, {
        type: 'closed',
        actor: 'x',
        set: { state: 'closed' },
      }),
    ).rejects.toThrow('not open any more');
    expect(await proposals.timeline(first.id)).toHaveLength(3);

    expect(
      (await proposals.list(id, { state: 'open' })).items.map(
        ({ number }) => number,
      ),
    ).toEqual([2]);
    expect((await proposals.list(id, {})).totalItems).toBe(2);
    expect(await proposals.openWithHead(id, 'feature')).toHaveLength(1);

    expect(await repositories.delete(id)).toBe(true);
    expect(await repositories.delete(id)).toBe(false);
    expect(await proposals.timeline(first.id)).toEqual([]);
    expect((await proposals.list(other.id, {})).totalItems).toBe(1);
  });

  it('keep tokens as hashes and forget expired ones', async () => {
    const { tokens } = await open();
    const ada = 'user:default/ada';
    const soon = new Date(Date.now() + 60_000);
    const { token, record } = await tokens.create({
      userEntityRef: ada,
      name: 'laptop',
      scope: 'read',
      expiresAt: soon,
    });
    expect(token).toMatch(/^cwgit_[\w-]{43}$/);
    expect(await tokens.verify(token)).toEqual({
      userEntityRef: ada,
      scope: 'read',
    });
    expect(await tokens.verify(`${token}x`)).toBeUndefined();
    expect((await tokens.list(ada))[0]).toMatchObject({
      name: 'laptop',
      lastUsedAt: expect.any(String),
    });
    expect(await tokens.list('user:default/zoe')).toEqual([]);

    const past = await tokens.create({
      userEntityRef: ada,
      name: 'old',
      scope: 'write',
      expiresAt: new Date(0),
    });
    expect(await tokens.verify(past.token)).toBeUndefined();
    await tokens.deleteExpired(new Date());
    expect(await tokens.list(ada)).toHaveLength(1);

    expect(await tokens.revoke('user:default/zoe', record.id)).toBe(false);
    expect(await tokens.revoke(ada, record.id)).toBe(true);
    expect(await tokens.verify(token)).toBeUndefined();
  });
});
