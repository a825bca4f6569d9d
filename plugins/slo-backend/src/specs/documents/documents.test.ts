import { TestDatabases } from '@backstage/backend-test-utils';
import { openTestDatabase } from '../../__testUtils__/openTestDatabase';
import { SpecLinter } from '../SpecLinter';
import { NOW, openClusters } from './__testUtils__/openClusters';
import { checkout, crd, documentOf, file } from './__testUtils__/sloObjects';

const databases = TestDatabases.create({ ids: ['POSTGRES_17', 'SQLITE_3'] });

const down = {
  message: "Cluster 'prod' doesn't answer: connect ECONNREFUSED.",
  fix: 'see whether it runs',
};

describe.each(databases.eachSupportedId())('clusters on %p', databaseId => {
  let clusters: ReturnType<typeof openClusters>;
  const linter = new SpecLinter();

  beforeEach(async () => {
    const knex = await openTestDatabase(databases, databaseId);
    clusters = openClusters({ knex, linter });
  });
  afterAll(() => linter.stop());

  it('add SLOs to those of files, each with its object', async () => {
    await clusters.haveFile(file(99.9, 'availability'));
    await clusters.say({
      name: 'p',
      documents: [documentOf(crd('c', 99, 'latency'))],
    });

    expect(await clusters.all()).toMatchObject([
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
    expect(clusters.published.at(-1)).toEqual({
      kind: 'specs',
      entityRefs: [checkout],
    });
  });

  it('serve entities that have no files', async () => {
    const search = 'component:default/search';
    await clusters.say({
      name: 'p',
      documents: [documentOf(crd('c', 99, 'fast'), { entityRef: search })],
    });
    expect(await clusters.all()).toMatchObject([
      { entityRef: search, name: 'fast' },
    ]);
    expect(await clusters.service(search)).toMatchObject({
      readAt: NOW,
      annotations: { 'causeway.dev/x': 'y' },
    });

    clusters.catalog.names = [];
    await clusters.say({ name: 'p', documents: [] });
    expect(await clusters.all()).toEqual([]);
    expect(await clusters.service(search)).toBeUndefined();
  });

  it('keep what they said while they are down, with its age', async () => {
    await clusters.say({
      name: 'p',
      documents: [documentOf(crd('c', 99, 'latency'))],
    });
    const before = clusters.published.length;
    clusters.clock.advance(3_600_000);
    await clusters.say({ name: 'p', problem: down });
    clusters.clock.advance(3_600_000);
    await clusters.say({ name: 'p', problem: down });

    expect(await clusters.all()).toMatchObject([{ name: 'latency' }]);
    expect(await clusters.service()).toMatchObject({
      files: [{ readAt: NOW }],
      problems: [
        {
          about: 'cluster',
          message: `${down.message} What it said before is kept.`,
          since: NOW + 3_600_000,
        },
      ],
    });
    expect(clusters.published.slice(before)).toHaveLength(1);

    await clusters.fail('the plugin is gone');
    expect((await clusters.service()).problems[0].message).toContain(
      'plugin is gone',
    );
    await clusters.refresh();
    expect(await clusters.all()).toHaveLength(1);
    expect((await clusters.service()).problems).toHaveLength(1);

    clusters.clock.advance(60_000);
    await clusters.say({
      name: 'p',
      documents: [documentOf(crd('c', 99, 'latency'))],
    });
    expect(await clusters.service()).toMatchObject({
      files: [{ readAt: NOW + 7_260_000 }],
      problems: [],
    });
  });

  it('end SLOs that were deleted there, and those of clusters that left the configuration', async () => {
    await clusters.say(
      { name: 'p', documents: [documentOf(crd('c', 99, 'a', 'b'))] },
      {
        name: 'q',
        documents: [documentOf(crd('c', 99, 'c'), { cluster: 'eu' })],
      },
    );
    expect(await clusters.all()).toHaveLength(3);
    await clusters.say(
      { name: 'p', documents: [documentOf(crd('c', 99, 'a'))] },
      {
        name: 'q',
        documents: [documentOf(crd('c', 99, 'c'), { cluster: 'eu' })],
      },
    );
    expect((await clusters.all()).map(({ name }) => name)).toEqual(['a', 'c']);
    await clusters.say({
      name: 'p',
      documents: [documentOf(crd('c', 99, 'a'))],
    });
    expect((await clusters.all()).map(({ name }) => name)).toEqual(['a']);
  });

  it('give way to files, and it is said where they differ', async () => {
    await clusters.say({
      name: 'p',
      documents: [documentOf(crd('c', 99, 'latency'))],
    });
    await clusters.haveFile(file(99.9, 'latency'));
    const [slo, ...others] = await clusters.all();
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

    await clusters.say({
      name: 'p',
      documents: [documentOf(crd('c', 99.9, 'latency'))],
    });
    expect((await clusters.all())[0].findings).toEqual([]);
  });

  it('may have the same SLO twice: that of the first counts', async () => {
    const eu = { cluster: 'eu' };
    await clusters.say(
      { name: 'p', documents: [documentOf(crd('c', 99, 'latency'))] },
      { name: 'q', documents: [documentOf(crd('c', 98, 'latency'), eu)] },
    );
    expect(await clusters.all()).toMatchObject([
      {
        objective: 0.99,
        quarantined: null,
        findings: [{ rule: 'cluster-differs' }],
      },
    ]);
  });

  it('keep the last good version of an object that can’t be understood', async () => {
    await clusters.say({
      name: 'p',
      documents: [documentOf(crd('c', 99, 'latency'))],
    });
    await clusters.say({
      name: 'p',
      documents: [documentOf('apiVersion: [')],
    });
    expect(await clusters.all()).toMatchObject([
      { name: 'latency', objective: 0.99 },
    ]);
    expect((await clusters.service()).findings).toMatchObject([
      { rule: 'yaml-syntax', file: expect.stringMatching(/^kubernetes:prod/) },
    ]);
  });

  it('change nothing by a new version of the same object', async () => {
    await clusters.say({
      name: 'p',
      documents: [documentOf(crd('c', 99, 'a'))],
    });
    const before = clusters.published.length;
    await clusters.say({
      name: 'p',
      documents: [documentOf(crd('c', 99, 'a'), { resourceVersion: '8' })],
    });
    expect(clusters.published).toHaveLength(before);
    expect((await clusters.all())[0].source.object?.resourceVersion).toBe('7');
  });

  it('can move an object to another entity', async () => {
    await clusters.say({
      name: 'p',
      documents: [documentOf(crd('c', 99, 'a'))],
    });
    await clusters.say({
      name: 'p',
      documents: [
        documentOf(crd('c', 99, 'a'), {
          entityRef: 'component:default/search',
        }),
      ],
    });
    expect(await clusters.all()).toMatchObject([
      { entityRef: 'component:default/search' },
    ]);
  });
});
