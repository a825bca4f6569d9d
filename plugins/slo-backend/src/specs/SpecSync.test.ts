import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import type { ServiceFilesSnapshot } from '@causeway/plugin-service-files-node';
import type { Knex } from 'knex';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createTestStorage } from '../__testUtils__/createTestStorage';
import {
  inverted,
  repository,
  sloth,
  snapshotOf,
} from '../__testUtils__/specFiles';
import { openTestDatabase } from '../__testUtils__/openTestDatabase';
import { TestClock } from '../__testUtils__/TestClock';
import { DocumentStore } from './documents/DocumentStore';
import { EntityAnnotations } from './EntityAnnotations';
import { SpecLinter } from './SpecLinter';
import { SpecSync } from './SpecSync';

const NOW = Date.parse('2026-11-21T10:02:00Z');

const databases = TestDatabases.create({ ids: ['POSTGRES_17', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('specs on %p', databaseId => {
  let knex: Knex;
  let clock: TestClock;
  let storage: ReturnType<typeof createTestStorage>;
  let annotations: Record<string, string>;
  let lint: jest.SpyInstance | undefined;
  const linter = new SpecLinter();
  const known = new Map<string, ServiceFilesSnapshot>();
  const files = {
    get: async (entityRef: string) => known.get(entityRef),
    list: async () => [...known.values()],
  };

  beforeEach(async () => {
    knex = await openTestDatabase(databases, databaseId);
    clock = new TestClock(NOW);
    storage = createTestStorage({ knex, now: clock.now });
    annotations = { 'causeway.dev/slo-prometheus': 'main', 'other.io/x': 'y' };
    known.clear();
    lint?.mockRestore();
  });
  afterAll(() => linter.stop());

  function open() {
    const catalog = catalogServiceMock({
      entities: [...known.values()].map(({ entityRef }) => ({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: entityRef.split('/')[1], annotations },
      })),
    });
    return new SpecSync({
      linter,
      writer: storage.specWriter,
      documents: new DocumentStore({ knex, now: clock.now }),
      annotations: new EntityAnnotations({
        auth: mockServices.auth(),
        catalog,
      }),
      changes: storage.changes,
      logger: mockServices.logger.mock(),
      windowMs: 30 * 86_400_000,
      now: clock.now,
    });
  }

  async function change(...snapshots: ServiceFilesSnapshot[]) {
    snapshots.forEach(snapshot => known.set(snapshot.entityRef, snapshot));
    await open().onChange(
      { repository, updated: snapshots, removed: [] },
      files,
    );
  }

  const specs = () => storage.stores.specs;
  const names = async () =>
    (await specs().slos()).map(
      ({ entityRef, name }) => `${entityRef.split('/')[1]} ${name}`,
    );

  it('come from files, with line, commit and address', async () => {
    await change(
      snapshotOf('checkout', {
        'slos/a.yaml': sloth('checkout', 'availability', 'latency'),
        'observability/error-budget-policy.yaml': 'stages: []',
      }),
    );
    expect(await specs().slos()).toMatchObject([
      {
        entityRef: 'component:default/checkout',
        name: 'availability',
        objective: 0.999,
        source: { file: 'slos/a.yaml', line: 4, commit: 'abc123' },
        url: 'https://git.example/shop/blob/abc123/slos/a.yaml#L4',
        quarantined: null,
        findings: [],
        annotations: { 'causeway.dev/slo-prometheus': 'main' },
      },
      { name: 'latency' },
    ]);
    expect(await specs().services()).toMatchObject([
      {
        files: [{ path: 'slos/a.yaml', commit: 'abc123', readAt: NOW - 5_000 }],
        policyFile: { text: 'stages: []' },
        readAt: NOW - 5_000,
      },
    ]);
    expect(storage.published).toEqual([
      { kind: 'specs', entityRefs: ['component:default/checkout'] },
    ]);
    await change(
      snapshotOf('checkout', {
        'slos/a.yaml': sloth('checkout', 'availability', 'latency'),
        'observability/error-budget-policy.yaml': 'stages: []',
      }),
    );
    expect(storage.published).toHaveLength(1);
  });

  it('end with their file, keep their history, and begin again with it', async () => {
    const both = {
      'slos/a.yaml': sloth('checkout', 'one'),
      'slos/b.yaml': sloth('checkout', 'two'),
    };
    await change(snapshotOf('checkout', both));
    const [{ id }] = await specs().rows();
    clock.advance(1_000);
    await change(
      snapshotOf('checkout', { 'slos/b.yaml': both['slos/b.yaml'] }),
    );
    expect(await names()).toEqual(['checkout two']);
    expect(await specs().known('component:default/checkout')).toMatchObject([
      { name: 'one', since: NOW, endedAt: NOW + 1_000 },
      { name: 'two', endedAt: null },
    ]);
    await change(snapshotOf('checkout', both));
    expect((await specs().rows())[0].id).toBe(id);
  });

  it('stay as they were while their file cannot be understood', async () => {
    const good = sloth('checkout', 'one');
    await change(
      snapshotOf('checkout', {
        'slos/a.yaml': good,
        'slos/b.yaml': sloth('checkout', 'two'),
      }),
    );
    await change(
      snapshotOf('checkout', {
        'slos/a.yaml': `${good}\n  - {broken: [`,
        'slos/b.yaml': sloth('checkout', 'three'),
      }),
    );
    expect(await names()).toEqual(['checkout one', 'checkout three']);
    const [{ findings }] = await specs().services();
    expect(
      findings.map(({ file, severity }) => [file, severity]),
    ).toContainEqual(['slos/a.yaml', 'error']);
  });

  it('stay as they were when they are too much to read', async () => {
    await change(
      snapshotOf('checkout', { 'slos/a.yaml': sloth('checkout', 'one') }),
    );
    lint = jest
      .spyOn(linter, 'lint')
      .mockRejectedValue(
        new Error('The files were not read within 120 seconds.'),
      );
    await change(
      snapshotOf('checkout', { 'slos/a.yaml': sloth('checkout', 'two') }),
    );
    expect(await names()).toEqual(['checkout one']);
    const [{ findings }] = await specs().services();
    expect(findings).toMatchObject([
      {
        rule: 'not-read',
        message: expect.stringContaining('within 120 seconds'),
      },
    ]);
  });

  it('that were too much to read are tried again, less and less often', async () => {
    lint = jest
      .spyOn(linter, 'lint')
      .mockRejectedValue(new Error('The thread that reads files ended.'));
    await change(
      snapshotOf('checkout', { 'slos/a.yaml': sloth('checkout', 'one') }),
    );
    const sync = open();
    for (const [minutes, tries] of [
      [0, 2],
      [1, 2],
      [1, 3],
      [3, 3],
      [1, 4],
    ]) {
      clock.advance(minutes * 60_000);
      await sync.refresh(files);
      expect(lint).toHaveBeenCalledTimes(tries);
    }
    lint.mockRestore();
    // Somebody asks for it now.
    await sync.retry('component:default/checkout', files);
    expect(await names()).toEqual(['checkout one']);
    expect(await specs().services()).toMatchObject([{ findings: [] }]);
  });

  it('with an error are kept out of the policy, with the reason', async () => {
    await change(snapshotOf('checkout', { 'slos/a.yaml': inverted }));
    const [slo] = await specs().slos();
    expect(slo.quarantined).toMatch(/^inverted-latency: /);
    expect(slo.findings[0]).toMatchObject({
      severity: 'error',
      rule: 'inverted-latency',
    });
  });

  it('of one name count once for an entity, and the others are said', async () => {
    await change(
      snapshotOf('checkout', {
        'slos/a.yaml': sloth('checkout', 'one'),
        'slos/b.yaml': sloth('cart', 'one'),
      }),
    );
    expect(await names()).toEqual(['checkout one']);
    const [{ findings }] = await specs().services();
    expect(findings).toMatchObject([
      {
        rule: 'duplicate-name',
        file: 'slos/b.yaml',
        line: 4,
        message: expect.stringContaining('slos/a.yaml:4'),
      },
    ]);
  });

  it('of files that entities share belong to the one that they name, else to the first', async () => {
    const shared = {
      'slos/a.yaml': `${sloth('worker', 'jobs')}---\n${sloth(
        'legacy',
        'rest',
      )}`,
    };
    await change(snapshotOf('api', shared));
    expect(await names()).toEqual(['api jobs', 'api rest']);
    await change(snapshotOf('worker', shared));
    expect(await names()).toEqual(['api rest', 'worker jobs']);
    known.delete('component:default/worker');
    await open().onChange(
      { repository, updated: [], removed: ['component:default/worker'] },
      files,
    );
    expect(await names()).toEqual(['api jobs', 'api rest']);
    expect(storage.published.at(-1)?.entityRefs).toEqual([
      'component:default/worker',
      'component:default/api',
    ]);
  });

  it('of names that no database takes are refused, and nothing else', async () => {
    const hostile = sloth('checkout', 'one', `x${'y'.repeat(300)}`);
    await change(snapshotOf('checkout', { 'slos/a.yaml': hostile }));
    expect(await names()).toEqual(['checkout one']);
  });

  it('keep what upstreams and entities say since, without a change of files', async () => {
    await change(
      snapshotOf('checkout', { 'slos/a.yaml': sloth('checkout', 'one') }),
    );
    const problem = {
      kind: 'upstream' as const,
      message: 'No answer',
      fix: 'Wait',
      since: NOW,
    };
    known.set(
      'component:default/checkout',
      snapshotOf('checkout', {}, { readAt: NOW + 60_000, problems: [problem] }),
    );
    annotations = { 'causeway.dev/slo-prometheus': 'other' };
    await open().refresh(files);
    expect(await specs().services()).toMatchObject([
      {
        readAt: NOW + 60_000,
        problems: [{ about: 'files', message: 'No answer', since: NOW }],
      },
    ]);
    expect(await specs().slos()).toMatchObject([
      { name: 'one', annotations: { 'causeway.dev/slo-prometheus': 'other' } },
    ]);
    expect(storage.published).toHaveLength(2);
    await open().refresh(files);
    expect(storage.published).toHaveLength(2);
  });
});
