import { TestDatabases } from '@backstage/backend-test-utils';
import { component } from './__testUtils__/component';
import { startFiles } from './__testUtils__/startFiles';

const SHOP = 'https://github.com/acme/shop/tree/main/';
const databases = TestDatabases.create({ ids: ['POSTGRES_17', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('service files on %p', id => {
  const start = async (
    options: Omit<Parameters<typeof startFiles>[0], 'knex'> = {},
  ) => startFiles({ knex: await databases.init(id), ...options });

  it('gives the files beside an entity, with where they are', async () => {
    const { files, host, sync, changes } = await start({
      entities: [component('cart', `${SHOP}services/cart/`)],
    });
    const commit = host.push(SHOP, {
      'services/cart/slos/a.yaml': '\ufeffa: 1',
      'services/cart/policy.yaml': 'stages: []',
      'services/cart/slos/readme.md': '# no',
      'services/cart/slos/deep/b.yaml': 'b: 1',
      'services/other/slos/c.yaml': 'c: 1',
      'slos/d.yaml': 'd: 1',
    });
    await sync();

    const snapshot = await files.get('Component:default/Cart');
    expect(snapshot).toEqual({
      entityRef: 'component:default/cart',
      repository: SHOP,
      commit,
      readAt: expect.any(Number),
      problems: [],
      files: [
        {
          path: 'services/cart/policy.yaml',
          content: 'stages: []',
          etag: expect.stringMatching(/^[0-9a-f]{64}$/),
          sets: ['policy'],
          url: 'https://github.com/acme/shop/blob/main/services/cart/policy.yaml',
          viewUrl: `https://github.com/acme/shop/blob/${commit}/services/cart/policy.yaml`,
        },
        expect.objectContaining({
          path: 'services/cart/slos/a.yaml',
          content: 'a: 1',
          sets: ['slo'],
        }),
      ],
    });
    expect(Math.abs(Date.now() - (snapshot?.readAt ?? 0))).toBeLessThan(30_000);
    expect(changes).toEqual([
      { repository: SHOP, updated: [snapshot], removed: [] },
    ]);
    expect(await files.list()).toEqual([snapshot]);
    expect(await files.list({ repository: SHOP })).toEqual([snapshot]);
    expect(await files.list({ repository: 'https://x.test/' })).toEqual([]);
    expect(await files.get('component:default/none')).toBeUndefined();
  });

  it('reads a repository once for hundreds of entities, and not at all when nothing changed', async () => {
    const names = Array.from({ length: 300 }, (_, i) => `s${i}`);
    const { files, host, sync, readDue, makeDue, changes } = await start({
      entities: names.map(name => component(name, `${SHOP}${name}/`)),
    });
    const tree = Object.fromEntries(
      names.map(name => [`${name}/slos/a.yaml`, `name: ${name}`]),
    );
    host.push(SHOP, tree);
    await sync();
    expect(host.sent).toEqual([SHOP]);
    expect(changes).toHaveLength(1);
    expect(changes[0].updated).toHaveLength(300);
    const before = await files.get('component:default/s7');

    await sync();
    await readDue();
    expect(host.asked).toHaveLength(1);
    await makeDue();
    await readDue();
    expect(host.asked).toHaveLength(2);
    expect(host.sent).toHaveLength(1);

    host.push(SHOP, { ...tree, 's7/slos/a.yaml': 'changed', 'x.txt': 'x' });
    await makeDue();
    await readDue();
    expect(host.sent).toHaveLength(2);
    expect(changes).toHaveLength(2);
    expect(changes[1].updated).toMatchObject([
      { entityRef: 'component:default/s7', files: [{ content: 'changed' }] },
    ]);
    const after = await files.get('component:default/s7');
    expect(after?.commit).not.toBe(before?.commit);
    expect(await files.list()).toHaveLength(300);
  });

  it('keeps shared files once, and lets annotations reach the whole repository', async () => {
    const pattern = {
      'causeway.dev/slo-files': '/shared/*.{yaml,yml}, ../x.yaml',
    };
    const knex = await databases.init(id);
    const { files, host, sync } = await startFiles({
      knex,
      entities: [
        component('a', `${SHOP}a/`, pattern),
        component('b', `${SHOP}b/`, pattern),
        component('c', `${SHOP}c/`, { 'causeway.dev/slo-files': 'none' }),
      ],
    });
    host.push(SHOP, {
      'shared/one.yaml': '1',
      'shared/two.yml': '2',
      'x.yaml': 'x',
      'c/slos/c.yaml': 'c',
    });
    await sync();
    const paths = (await files.list()).map(each => each.files.map(f => f.path));
    const shared = ['shared/one.yaml', 'shared/two.yml', 'x.yaml'];
    expect(paths).toEqual([shared, shared, []]);
    expect(await knex('service_files_contents')).toHaveLength(3);
  });

  it('lets a deleted file go, and says which pattern of an annotation matches nothing', async () => {
    const { files, host, sync, makeDue, readDue } = await start({
      entities: [
        component('a', SHOP),
        component('b', SHOP, { 'causeway.dev/slo-files': 'slos/b*.yaml' }),
      ],
    });
    host.push(SHOP, { 'slos/a.yaml': 'a', 'slos/b.yaml': 'b' });
    await sync();
    host.push(SHOP, { 'slos/a.yaml': 'a' });
    await makeDue();
    await readDue();
    expect(await files.list()).toMatchObject([
      { files: [{ path: 'slos/a.yaml' }], problems: [] },
      {
        files: [],
        problems: [
          {
            kind: 'pattern',
            file: 'slos/b*.yaml',
            message: "No file matches 'slos/b*.yaml'.",
            fix: expect.stringContaining('annotation'),
          },
        ],
      },
    ]);
  });

  it('keeps files and their age while the host is down, without asking all the time', async () => {
    const { files, host, sync, makeDue, readDue, changes } = await start({
      entities: [component('a', SHOP)],
    });
    host.push(SHOP, { 'slos/a.yaml': 'a' });
    await sync();
    const before = await files.get('component:default/a');

    host.failure = new Error(
      'connect ECONNREFUSED https://user:secret@github.com/x?token=abc',
    );
    await makeDue();
    await readDue();
    const during = await files.get('component:default/a');
    expect(during).toEqual({
      ...before,
      problems: [
        {
          kind: 'upstream',
          message: expect.stringContaining('ECONNREFUSED'),
          fix: expect.stringContaining('tried again'),
          since: expect.any(Number),
        },
      ],
    });
    expect(JSON.stringify(during)).not.toMatch(/secret|abc/);
    const asked = host.asked.length;
    await readDue();
    expect(host.asked).toHaveLength(asked);
    expect(changes).toHaveLength(1);

    host.failure = undefined;
    await makeDue();
    await readDue();
    const after = await files.get('component:default/a');
    expect(after?.problems).toEqual([]);
    expect(after?.readAt).toBeGreaterThanOrEqual(before?.readAt ?? Infinity);
  });

  it('tells that files were never read, and that a repository is not there', async () => {
    const { files, sync, changes } = await start({
      entities: [component('a', SHOP)],
    });
    await sync();
    const snapshot = await files.get('component:default/a');
    expect(snapshot).toMatchObject({
      files: [],
      problems: [
        {
          kind: 'upstream',
          message: expect.stringContaining('no such repository'),
        },
      ],
    });
    expect(snapshot?.readAt).toBeUndefined();
    expect(changes).toMatchObject([{ updated: [snapshot] }]);
  });

  it('waits with all repositories of a host that asks for it', async () => {
    const other = 'https://gitlab.com/acme/other/-/tree/main/';
    const { host, sync, readDue, makeDue } = await start({
      entities: [
        component('a', SHOP),
        component('b', 'https://github.com/acme/b/tree/main/'),
        component('c', other),
      ],
      schedule: { concurrency: 1 },
    });
    await sync();
    host.failure = new Error('429 Too Many Requests (rate limit exceeded)');
    host.asked.length = 0;
    await makeDue();
    await readDue();
    await readDue();
    expect(host.asked.filter(url => url === other)).toHaveLength(1);
    expect(host.asked.filter(url => url !== other).length).toBeLessThan(3);
  });
});
