import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { component } from './__testUtils__/component';
import { startFiles } from './__testUtils__/startFiles';

const SHOP = 'https://github.com/acme/shop/tree/main/';
const MOVED = 'https://github.com/acme/moved/tree/main/';
const databases = TestDatabases.create({ ids: ['POSTGRES_17', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('entities and changes on %p', id => {
  const start = async (
    options: Omit<Parameters<typeof startFiles>[0], 'knex'> = {},
  ) => startFiles({ knex: await databases.init(id), ...options });

  it('forgets entities that left the catalog, after telling', async () => {
    const knex = await databases.init(id);
    const { files, host, sync, catalog, changes } = await startFiles({
      knex,
      entities: [component('a', SHOP), component('b', SHOP)],
    });
    host.push(SHOP, { 'slos/a.yaml': 'a' });
    await sync();
    catalog.entities = [component('b', SHOP)];
    await sync();
    expect(changes.at(-1)).toEqual({
      repository: SHOP,
      updated: [],
      removed: ['component:default/a'],
    });
    expect(await files.get('component:default/a')).toBeUndefined();
    catalog.entities = [];
    await sync();
    await sync();
    for (const table of ['repositories', 'entities', 'contents'])
      expect(await knex(`service_files_${table}`)).toEqual([]);

    catalog.entities = [component('a', SHOP)];
    await sync();
    expect(changes.at(-1)?.updated).toMatchObject([
      { entityRef: 'component:default/a', files: [{ content: 'a' }] },
    ]);
  });

  it('changes nothing while the catalog fails', async () => {
    const { files, host, sync, catalog } = await start({
      entities: [component('a', SHOP)],
    });
    host.push(SHOP, { 'slos/a.yaml': 'a' });
    await sync();
    catalog.failure = new Error('down');
    await sync();
    expect((await files.list())[0].files).toHaveLength(1);
    await expect(files.refresh('component:default/a')).rejects.toThrow('down');
  });

  it('keeps the files of an entity that moved until the new place was read', async () => {
    const { files, host, sync, catalog, makeDue, readDue } = await start({
      entities: [component('a', SHOP), component('b', SHOP)],
    });
    host.push(SHOP, { 'slos/a.yaml': 'old' });
    await sync();
    catalog.entities = [component('a', MOVED), component('b', `${SHOP}none/`)];
    await sync();
    await makeDue();
    await readDue();
    expect(await files.get('component:default/a')).toMatchObject({
      repository: MOVED,
      files: [{ content: 'old', url: expect.stringContaining('acme/shop') }],
      problems: [{ kind: 'upstream' }],
    });
    host.push(MOVED, { 'slos/a.yaml': 'new' });
    await makeDue();
    await readDue();
    expect(await files.get('component:default/a')).toMatchObject({
      files: [{ content: 'new', url: expect.stringContaining('acme/moved') }],
      problems: [],
    });

    catalog.entities = [component('a', 'file:///etc/')];
    await sync();
    expect(await files.get('component:default/a')).toMatchObject({
      files: [{ content: 'new' }],
      problems: [{ kind: 'location', fix: expect.any(String) }],
    });
  });

  it('reads again when patterns change though no commit came', async () => {
    const { files, host, sync, catalog } = await start({
      entities: [component('a', SHOP)],
    });
    host.push(SHOP, { 'slos/a.yaml': 'a', 'more/b.yaml': 'b' });
    await sync();
    catalog.entities = [
      component('a', SHOP, { 'causeway.dev/slo-files': 'more/*.yaml' }),
    ];
    await sync();
    expect((await files.list())[0].files.map(f => f.path)).toEqual([
      'more/b.yaml',
    ]);
  });

  it('tells again what could not be used, also after a restart, with the newest state', async () => {
    const knex = await databases.init(id);
    const logger = mockServices.logger.mock();
    const first = await startFiles({
      knex,
      logger,
      entities: [component('a', SHOP)],
      onChange: async () => {
        throw new Error('broken consumer');
      },
    });
    first.host.push(SHOP, { 'slos/a.yaml': '1' });
    await first.sync();
    expect(logger.error).toHaveBeenCalledTimes(1);
    first.host.push(SHOP, { 'slos/a.yaml': '2' });
    await first.makeDue();
    await first.readDue();
    await first.files.stop();

    const second = await startFiles({
      knex,
      host: first.host,
      entities: [component('a', SHOP)],
    });
    expect(await second.files.list()).toMatchObject([
      { files: [{ content: '2' }] },
    ]);
    await second.makeDue();
    await second.readDue();
    expect(second.changes).toMatchObject([
      { updated: [{ files: [{ content: '2' }] }] },
    ]);
    await second.makeDue();
    await second.readDue();
    expect(second.changes).toHaveLength(1);
  });

  it('serves what it had after a restart while the host is down', async () => {
    const knex = await databases.init(id);
    const first = await startFiles({ knex, entities: [component('a', SHOP)] });
    first.host.push(SHOP, { 'slos/a.yaml': 'a' });
    await first.sync();
    const before = await first.files.list();
    await first.files.stop();
    const second = await startFiles({ knex });
    second.host.failure = new Error('down');
    expect(await second.files.list()).toEqual(before);
  });

  it('refreshes one entity at once', async () => {
    const { files, host, catalog } = await start({
      entities: [component('a', SHOP)],
    });
    host.push(SHOP, { 'slos/a.yaml': '1' });
    expect(await files.refresh('component:default/a')).toMatchObject({
      files: [{ content: '1' }],
    });
    host.push(SHOP, { 'slos/a.yaml': '2' });
    expect(await files.refresh('component:default/A')).toMatchObject({
      files: [{ content: '2' }],
    });
    catalog.entities = [];
    await expect(files.refresh('component:default/a')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    expect(await files.get('component:default/a')).toBeUndefined();
  });

  it('must be started first', async () => {
    const { files } = await start();
    await files.start();
    expect(await files.list()).toEqual([]);
  });
});
