import { TestDatabases } from '@backstage/backend-test-utils';
import { component } from './__testUtils__/component';
import { FakeHost } from './__testUtils__/FakeHost';
import { startFiles } from './__testUtils__/startFiles';
import type { ServiceFilesChange } from './types/ServiceFilesChange';

const SHOP = 'https://github.com/acme/shop/tree/main/';
const databases = TestDatabases.create({ ids: ['POSTGRES_17', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('several backends on %p', id => {
  const entities = [component('a', SHOP)];

  it('never work on one repository at the same time, and lose no push', async () => {
    const knex = await databases.init(id);
    const host = new FakeHost();
    const told: string[] = [];
    let running = 0;
    let most = 0;
    const onChange = async ({ updated }: ServiceFilesChange) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(resolve => setTimeout(resolve, 5));
      told.push(updated[0].files[0].content);
      running -= 1;
    };
    const backends = await Promise.all([
      startFiles({ knex, host, entities, onChange }),
      startFiles({ knex, host, entities, onChange }),
      startFiles({ knex, host, entities, onChange }),
    ]);
    host.push(SHOP, { 'slos/a.yaml': '0' });
    await backends[0].sync();
    for (let commit = 1; commit <= 20; commit += 1) {
      host.push(SHOP, { 'slos/a.yaml': String(commit) });
      await backends[commit % 3].publish('github.push', {
        ref: 'refs/heads/main',
        repository: { html_url: 'https://github.com/Acme/Shop' },
      });
      await new Promise(resolve => setTimeout(resolve, commit % 4));
    }
    await Promise.all(
      backends.map(({ files }) => files.refresh('component:default/a')),
    );
    expect(most).toBe(1);
    expect(told.at(-1)).toBe('20');
    expect(told.map(Number)).toEqual(
      [...told.map(Number)].sort((a, b) => a - b),
    );
    expect(await backends[1].files.list()).toMatchObject([
      { files: [{ content: '20' }] },
    ]);
    await Promise.all(backends.map(({ files }) => files.stop()));
  });

  it('take over from one that died', async () => {
    const knex = await databases.init(id);
    const { files, host, sync, makeDue, readDue } = await startFiles({
      knex,
      entities,
    });
    host.push(SHOP, { 'slos/a.yaml': '1' });
    await sync();
    const table = 'service_files_repositories';
    await knex(table).update({
      lease_token: 'dead',
      lease_until: Date.now() + 600,
    });
    host.push(SHOP, { 'slos/a.yaml': '2' });
    await makeDue();
    await readDue();
    expect((await files.list())[0].files[0].content).toBe('1');
    expect(await files.refresh('component:default/a')).toMatchObject({
      files: [{ content: '2' }],
    });
  });

  it('drop what they read when they lost the lease meanwhile', async () => {
    const knex = await databases.init(id);
    const { files, host, sync, makeDue, readDue } = await startFiles({
      knex,
      entities,
    });
    host.push(SHOP, { 'slos/a.yaml': '1' });
    await sync();
    host.push(SHOP, { 'slos/a.yaml': '2' });
    let open = () => {};
    host.gate = new Promise(resolve => {
      open = resolve;
    });
    await makeDue();
    const reading = readDue();
    while (host.asked.length < 2)
      await new Promise(resolve => setTimeout(resolve, 5));
    await knex('service_files_repositories').update({ lease_token: 'other' });
    open();
    await reading;
    expect((await files.list())[0].files[0].content).toBe('1');
  });

  it('end at once when they are stopped in the middle of a read', async () => {
    const knex = await databases.init(id);
    const { files, host, sync } = await startFiles({ knex, entities });
    host.gate = new Promise(() => {});
    const reading = sync();
    while (!host.asked.length)
      await new Promise(resolve => setTimeout(resolve, 5));
    await files.stop();
    await reading;
    const [row] = await knex('service_files_repositories');
    expect(row).toMatchObject({ lease_token: null, failures: 0 });
  });
});
