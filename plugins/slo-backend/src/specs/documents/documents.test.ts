import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { ServiceFilesSnapshot } from '@causeway/plugin-service-files-node';
import type { SpecDocument, SpecPart } from '@causeway/plugin-slo-node';
import type { Knex } from 'knex';
import { createTestStorage } from '../../__testUtils__/createTestStorage';
import { openTestDatabase } from '../../__testUtils__/openTestDatabase';
import { TestClock } from '../../__testUtils__/TestClock';
import { EntityAnnotations } from '../EntityAnnotations';
import { SpecLinter } from '../SpecLinter';
import { SpecSync } from '../SpecSync';
import { DocumentReader } from './DocumentReader';
import { DocumentStore } from './DocumentStore';

const NOW = Date.parse('2026-11-21T10:02:00Z');
const databases = TestDatabases.create({ ids: ['POSTGRES_17', 'SQLITE_3'] });
const checkout = 'component:default/checkout';

function slos(objective: number, names: string[]): string {
  return names
    .map(
      name => `  - name: ${name}
    objective: ${objective}
    sli: {events: {KEYS}}
    alerting: {DISABLED}
`,
    )
    .join('');
}

function crd(name: string, objective: number, ...names: string[]): string {
  return `apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata: {name: ${name}, namespace: shop}
spec:
  service: checkout
  slos:
${slos(objective, names)
  .replaceAll(/^/gm, '  ')
  .replaceAll(
    'KEYS',
    `errorQuery: 'sum(rate(e[{{.window}}]))', totalQuery: 'sum(rate(t[{{.window}}]))'`,
  )
  .replaceAll(
    'DISABLED',
    'pageAlert: {disable: true}, ticketAlert: {disable: true}',
  )}`;
}

function file(objective: number, ...names: string[]): string {
  return `version: prometheus/v1\nservice: checkout\nslos:\n${slos(
    objective,
    names,
  )
    .replaceAll(
      'KEYS',
      `error_query: 'sum(rate(e[{{.window}}]))', total_query: 'sum(rate(t[{{.window}}]))'`,
    )
    .replaceAll(
      'DISABLED',
      'page_alert: {disable: true}, ticket_alert: {disable: true}',
    )}`;
}

function documentOf(
  content: string,
  rest: Partial<SpecDocument['object']> & { entityRef?: string } = {},
): SpecDocument {
  const { entityRef = checkout, ...object } = rest;
  return {
    entityRef,
    content,
    object: {
      cluster: 'prod',
      namespace: 'shop',
      kind: 'PrometheusServiceLevel',
      name: 'checkout',
      resourceVersion: '7',
      ...object,
    },
  };
}

const down = {
  message: "Cluster 'prod' doesn't answer: connect ECONNREFUSED.",
  fix: 'see whether it runs',
};

describe.each(databases.eachSupportedId())('clusters on %p', databaseId => {
  let knex: Knex;
  let clock: TestClock;
  let storage: ReturnType<typeof createTestStorage>;
  let answer: () => Promise<SpecPart[]>;
  let catalogNames: string[];
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
    catalogNames = ['checkout', 'search'];
    known.clear();
  });
  afterAll(() => linter.stop());

  function sync(): SpecSync {
    return new SpecSync({
      linter,
      writer: storage.specWriter,
      documents: new DocumentStore({ knex, now: clock.now }),
      annotations: new EntityAnnotations({
        auth: mockServices.auth(),
        catalog: catalogServiceMock({
          entities: catalogNames.map(name => ({
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { name, annotations: { 'causeway.dev/x': 'y' } },
          })),
        }),
      }),
      changes: storage.changes,
      logger: mockServices.logger.mock(),
      windowMs: 30 * 86_400_000,
    });
  }

  async function readClusters(): Promise<void> {
    await new DocumentReader({
      store: new DocumentStore({ knex, now: clock.now }),
      sources: () => [
        { id: 'kubernetes', frequencyMs: 60_000, read: () => answer() },
      ],
      onChange: refs => sync().onDocuments(refs, files),
      logger: mockServices.logger.mock(),
    }).readAll(new AbortController().signal);
  }

  async function say(...parts: SpecPart[]): Promise<void> {
    answer = async () => parts;
    await readClusters();
  }

  async function haveFile(content: string): Promise<void> {
    const snapshot: ServiceFilesSnapshot = {
      entityRef: checkout,
      repository: 'https://git.example/shop/tree/main/',
      commit: 'abc123',
      readAt: NOW,
      problems: [],
      files: [
        {
          path: 'slos/a.yaml',
          content,
          etag: content,
          sets: ['slo'],
          url: 'https://git.example/shop/tree/main/slos/a.yaml',
          viewUrl: 'https://git.example/shop/blob/abc123/slos/a.yaml',
        },
      ],
    };
    known.set(checkout, snapshot);
    await sync().onChange({ updated: [snapshot], removed: [] }, files);
  }

  const all = () => storage.stores.specs.slos();
  const service = async (entityRef = checkout) =>
    (await storage.stores.specs.services({ entityRefs: [entityRef] }))[0];

  it('add SLOs to those of files, each with its object', async () => {
    await haveFile(file(99.9, 'availability'));
    await say({ name: 'p', documents: [documentOf(crd('c', 99, 'latency'))] });

    expect(await all()).toMatchObject([
      { name: 'availability', source: { file: 'slos/a.yaml' } },
      {
        name: 'latency',
        format: 'sloth-crd',
        url: null,
        source: {
          file: 'kubernetes:prod/shop/PrometheusServiceLevel/checkout',
          line: 7,
          object: {
            cluster: 'prod',
            namespace: 'shop',
            name: 'checkout',
            resourceVersion: '7',
          },
        },
      },
    ]);
    expect(storage.published.at(-1)).toEqual({
      kind: 'specs',
      entityRefs: [checkout],
    });
  });

  it('serve entities that have no files', async () => {
    const search = 'component:default/search';
    await say({
      name: 'p',
      documents: [documentOf(crd('c', 99, 'fast'), { entityRef: search })],
    });
    expect(await all()).toMatchObject([{ entityRef: search, name: 'fast' }]);
    expect(await service(search)).toMatchObject({
      readAt: NOW,
      annotations: { 'causeway.dev/x': 'y' },
    });

    catalogNames = [];
    await say({ name: 'p', documents: [] });
    expect(await all()).toEqual([]);
    expect(await service(search)).toBeUndefined();
  });

  it('keep what they said while they are down, with its age', async () => {
    await say({ name: 'p', documents: [documentOf(crd('c', 99, 'latency'))] });
    const before = storage.published.length;
    clock.advance(3_600_000);
    await say({ name: 'p', problem: down });
    clock.advance(3_600_000);
    await say({ name: 'p', problem: down });

    expect(await all()).toMatchObject([{ name: 'latency' }]);
    expect(await service()).toMatchObject({
      files: [{ readAt: NOW }],
      problems: [
        {
          about: 'cluster',
          message: `${down.message} What it said before is kept.`,
          since: NOW + 3_600_000,
        },
      ],
    });
    expect(storage.published.slice(before)).toHaveLength(1);

    answer = async () => {
      throw new Error('the plugin is gone');
    };
    await readClusters();
    expect((await service()).problems[0].message).toContain('plugin is gone');
    await sync().refresh(files);
    expect(await all()).toHaveLength(1);
    expect((await service()).problems).toHaveLength(1);

    clock.advance(60_000);
    await say({ name: 'p', documents: [documentOf(crd('c', 99, 'latency'))] });
    expect(await service()).toMatchObject({
      files: [{ readAt: NOW + 7_260_000 }],
      problems: [],
    });
  });

  it('end SLOs that were deleted there, and those of clusters that left the configuration', async () => {
    await say(
      { name: 'p', documents: [documentOf(crd('c', 99, 'a', 'b'))] },
      {
        name: 'q',
        documents: [documentOf(crd('c', 99, 'c'), { cluster: 'eu' })],
      },
    );
    expect(await all()).toHaveLength(3);
    await say(
      { name: 'p', documents: [documentOf(crd('c', 99, 'a'))] },
      {
        name: 'q',
        documents: [documentOf(crd('c', 99, 'c'), { cluster: 'eu' })],
      },
    );
    expect((await all()).map(({ name }) => name)).toEqual(['a', 'c']);
    await say({ name: 'p', documents: [documentOf(crd('c', 99, 'a'))] });
    expect((await all()).map(({ name }) => name)).toEqual(['a']);
  });

  it('give way to files, and it is said where they differ', async () => {
    await say({ name: 'p', documents: [documentOf(crd('c', 99, 'latency'))] });
    await haveFile(file(99.9, 'latency'));
    const [slo, ...others] = await all();
    expect(others).toEqual([]);
    expect(slo).toMatchObject({
      objective: 0.999,
      quarantined: null,
      source: { file: 'slos/a.yaml' },
      findings: [
        {
          rule: 'cluster-differs',
          severity: 'warning',
          file: 'slos/a.yaml',
          message: expect.stringContaining('objective 99 % there, 99.9 % here'),
        },
      ],
    });

    await say({
      name: 'p',
      documents: [documentOf(crd('c', 99.9, 'latency'))],
    });
    expect((await all())[0].findings).toEqual([]);
  });

  it('may have the same SLO twice: that of the first counts', async () => {
    const eu = { cluster: 'eu' };
    await say(
      { name: 'p', documents: [documentOf(crd('c', 99, 'latency'))] },
      { name: 'q', documents: [documentOf(crd('c', 98, 'latency'), eu)] },
    );
    expect(await all()).toMatchObject([
      {
        objective: 0.99,
        quarantined: null,
        findings: [{ rule: 'cluster-differs' }],
      },
    ]);
  });

  it('keep the last good version of an object that can’t be understood', async () => {
    await say({ name: 'p', documents: [documentOf(crd('c', 99, 'latency'))] });
    await say({
      name: 'p',
      documents: [documentOf('apiVersion: [')],
    });
    expect(await all()).toMatchObject([{ name: 'latency', objective: 0.99 }]);
    expect((await service()).findings).toMatchObject([
      { rule: 'yaml-syntax', file: expect.stringMatching(/^kubernetes:prod/) },
    ]);
  });

  it('change nothing by a new version of the same object', async () => {
    await say({ name: 'p', documents: [documentOf(crd('c', 99, 'a'))] });
    const before = storage.published.length;
    await say({
      name: 'p',
      documents: [documentOf(crd('c', 99, 'a'), { resourceVersion: '8' })],
    });
    expect(storage.published).toHaveLength(before);
    expect((await all())[0].source.object?.resourceVersion).toBe('7');
  });

  it('can move an object to another entity', async () => {
    await say({ name: 'p', documents: [documentOf(crd('c', 99, 'a'))] });
    await say({
      name: 'p',
      documents: [
        documentOf(crd('c', 99, 'a'), {
          entityRef: 'component:default/search',
        }),
      ],
    });
    expect(await all()).toMatchObject([
      { entityRef: 'component:default/search' },
    ]);
  });
});
