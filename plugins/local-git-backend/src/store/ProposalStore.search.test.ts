import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import type { ProposalSearchQuery } from '@causeway/plugin-local-git-common';
import { openDatabase } from './openDatabase';
import { ProposalStore } from './ProposalStore';
import { RepositoryStore } from './RepositoryStore';

const databases = TestDatabases.create({ ids: ['POSTGRES_17', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('proposals on %p', databaseId => {
  it('are searched over all repositories within what the caller may read', async () => {
    const knex = await openDatabase(
      mockServices.database({
        knex: await databases.init(databaseId),
        migrations: { skip: false },
      }),
    );
    const repositories = new RepositoryStore({ knex });
    const store = new ProposalStore({ knex });
    let second = 0;
    const propose = async (owner: string, name: string) => {
      const repository =
        (await repositories.find({ owner, name })) ??
        (await repositories.insert({
          owner,
          name,
          ownerEntityRef: `group:default/${owner}`,
          description: '',
          defaultBranch: 'main',
        }));
      const proposal = await store.insert({
        repositoryId: repository.id,
        title: 'Title',
        description: '',
        head: 'feature',
        base: 'main',
        headCommit: 'a'.repeat(40),
        baseCommit: 'b'.repeat(40),
        author: 'user:default/ada',
      });
      // A time of its own for each, whatever the clock's resolution.
      await knex('proposals')
        .where({ id: proposal.id })
        .update({ created_at: `2026-11-21T00:00:0${second++}.000Z` });
      return proposal;
    };
    await propose('learning', 'rag-api');
    const done = await propose('learning', 'rag-api');
    await propose('learning', 'scores');
    await propose('growth', 'billing');
    const infra = await propose('platform', 'infra');
    await store.record(done.id, {
      type: 'merged',
      actor: 'user:default/ada',
      set: { state: 'merged' },
    });

    expect(
      await store.countOpen([done.repositoryId, infra.repositoryId, 'none']),
    ).toEqual(
      new Map([
        [done.repositoryId, 1],
        [infra.repositoryId, 1],
      ]),
    );
    expect(await store.countOpen([])).toEqual(new Map());

    const found = async (
      query: ProposalSearchQuery,
      filter?: Parameters<ProposalStore['search']>[1],
    ) =>
      (await store.search(query, filter)).items.map(
        ({ repository, proposal }) => `${repository.name}#${proposal.number}`,
      );
    expect(await found({})).toEqual([
      'infra#1',
      'billing#1',
      'scores#1',
      'rag-api#2',
      'rag-api#1',
    ]);
    expect(
      await found({
        state: 'open',
        ownerEntityRef: ['Group:default/Learning', 'group:default/growth'],
      }),
    ).toEqual(['billing#1', 'scores#1', 'rag-api#1']);
    expect(await found({ state: 'merged' })).toEqual(['rag-api#2']);
    expect(await found({ ownerEntityRef: [] })).toEqual([]);

    const page = await store.search({ state: 'open', limit: 2, offset: 1 });
    expect(page.items.map(({ repository }) => repository.name)).toEqual([
      'billing',
      'scores',
    ]);
    expect(page.totalItems).toBe(4);

    // A condition with alternatives narrows what was asked for; it never widens it.
    const readable: Parameters<ProposalStore['search']>[1] = {
      anyOf: [
        { ownerEntityRefs: ['group:default/growth'] },
        { ownerEntityRefs: ['group:default/platform'] },
      ],
    };
    expect(await found({}, readable)).toEqual(['infra#1', 'billing#1']);
    const query = { ownerEntityRef: ['group:default/learning'] };
    expect(await found(query, readable)).toEqual([]);
    expect((await store.search(query, readable)).totalItems).toBe(0);
  });
});
