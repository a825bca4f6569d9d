import type { ServerResponse } from 'node:http';
import { lintSloFiles } from '@causeway/plugin-slo-common';
import { FakeCluster } from './__testUtils__/FakeCluster';
import { slothObject } from './__testUtils__/objects';
import { partOf, readParts } from './__testUtils__/readParts';
import { startModule, type StartedModule } from './__testUtils__/startModule';

const SLOTH = 'sloth.slok.dev/v1/prometheusservicelevels';
const SLOTH_PROD = 'prod/prometheusservicelevels.sloth.slok.dev';
const prod = new FakeCluster();
const staging = new FakeCluster();
let urls: { prod: string; staging: string };
let started: StartedModule | undefined;

beforeAll(async () => {
  const [one, two] = await Promise.all([prod.start(), staging.start()]);
  urls = { prod: one, staging: two };
});
afterAll(() => Promise.all([prod.stop(), staging.stop()]));
beforeEach(() => {
  for (const cluster of [prod, staging]) {
    cluster.objects.clear();
    cluster.seen.length = 0;
    cluster.answer = undefined;
    cluster.pageSize = 500;
  }
});
afterEach(async () => {
  await started?.stop();
  started = undefined;
});

async function start(settings?: object) {
  started = await startModule({ ...urls, settings });
  return started.source;
}

describe('the module', () => {
  it('reads every kind from every cluster, with the cluster’s own credentials', async () => {
    prod.objects.set(SLOTH, [slothObject('checkout')]);
    staging.objects.set('pyrra.dev/v1alpha1/servicelevelobjectives', [
      {
        metadata: {
          name: 'search-fast',
          namespace: 'shop',
          resourceVersion: '7',
          labels: { 'backstage.io/kubernetes-id': 'search' },
        },
        spec: { target: '99', window: '4w', indicator: {} },
      },
    ]);

    const parts = await readParts(await start());

    expect(parts.map(({ name }) => name)).toEqual([
      SLOTH_PROD,
      'prod/servicelevelobjectives.pyrra.dev',
      'prod/slos.openslo.com',
      'staging/prometheusservicelevels.sloth.slok.dev',
      'staging/servicelevelobjectives.pyrra.dev',
      'staging/slos.openslo.com',
    ]);
    expect(partOf(parts, SLOTH_PROD)).toMatchObject({
      documents: [
        {
          entityRef: 'component:default/checkout',
          object: {
            cluster: 'prod',
            namespace: 'shop',
            kind: 'PrometheusServiceLevel',
            name: 'checkout',
            resourceVersion: '42',
          },
        },
      ],
    });
    expect(partOf(parts, 'staging/servicelevelobjectives.pyrra.dev')).toEqual(
      expect.objectContaining({
        documents: [
          expect.objectContaining({ entityRef: 'component:default/search' }),
        ],
      }),
    );
    expect(
      new Set(prod.seen.map(({ authorization }) => authorization)),
    ).toEqual(new Set(['Bearer token-of-prod']));
  });

  it('makes texts that can be read as files', async () => {
    prod.objects.set(SLOTH, [slothObject('checkout')]);
    prod.objects.set('openslo.com/v1/slos', [
      {
        metadata: {
          name: 'answers',
          namespace: 'shop',
          labels: { 'backstage.io/kubernetes-id': 'checkout' },
        },
        spec: {
          service: 'checkout',
          budgetingMethod: 'Occurrences',
          timeWindow: [{ duration: '28d', isRolling: true }],
          objectives: [{ target: 0.99 }],
          indicatorRef: 'answered',
        },
      },
    ]);
    const metric = (query: string) => ({
      metricSource: { type: 'Prometheus', spec: { query } },
    });
    prod.objects.set('openslo.com/v1/slis', [
      {
        metadata: { name: 'answered', namespace: 'shop' },
        spec: {
          ratioMetric: {
            counter: true,
            bad: metric('sum(rate(b_total[5m]))'),
            total: metric('sum(rate(t_total[5m]))'),
          },
        },
      },
      {
        metadata: { name: 'answered', namespace: 'elsewhere' },
        spec: {},
      },
    ]);

    const parts = await readParts(await start({ clusters: ['prod'] }));
    const files = parts.flatMap(part =>
      'documents' in part
        ? part.documents.map(({ content, object }) => ({
            file: object.name,
            content,
          }))
        : [],
    );
    const { slos, findings } = lintSloFiles(files);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(slos).toMatchObject([
      { format: 'sloth-crd', name: 'availability', objective: 0.999 },
      { format: 'openslo', name: 'answers', objective: 0.99 },
    ]);
    expect(files[0].content).not.toMatch(
      /managedFields|status|resourceVersion/,
    );
  });

  it('reads lists page by page', async () => {
    prod.pageSize = 2;
    prod.objects.set(
      SLOTH,
      Array.from({ length: 5 }, (_, index) => slothObject(`slo-${index}`)),
    );
    const parts = await readParts(await start());
    const part = partOf(parts, SLOTH_PROD);
    expect(part && 'documents' in part && part.documents).toHaveLength(5);
  });

  it('says what it may not list, and what right is missing', async () => {
    prod.answer = (request, response) => {
      if (!request.url?.includes('prometheusservicelevels')) return false;
      response.writeHead(403).end('{}');
      return true;
    };
    prod.objects.set(SLOTH, []);
    const parts = await readParts(await start());
    expect(partOf(parts, SLOTH_PROD)).toMatchObject({
      problem: {
        message: expect.stringContaining(
          "may not list prometheusservicelevels.sloth.slok.dev in cluster 'prod'",
        ),
        fix: expect.stringContaining('verbs: [list]'),
      },
    });
    expect(partOf(parts, 'prod/servicelevelobjectives.pyrra.dev')).toEqual({
      name: 'prod/servicelevelobjectives.pyrra.dev',
      documents: [],
    });
  });

  it.each([
    ['hangs', () => true],
    [
      'answers something else',
      (_: unknown, response: ServerResponse) => {
        response.end('<html>');
        return true;
      },
    ],
    [
      'fails',
      (_: unknown, response: ServerResponse) => {
        response.writeHead(500).end('{}');
        return true;
      },
    ],
    [
      'answers a list that is none',
      (_: unknown, response: ServerResponse) => {
        response.end('{"items": {"length": 5}}');
        return true;
      },
    ],
  ])('a cluster that %s keeps no other from being read', async (_, answer) => {
    prod.answer = answer;
    staging.objects.set(SLOTH, [slothObject('checkout')]);
    const parts = await readParts(await start());
    expect(partOf(parts, SLOTH_PROD)).toMatchObject({
      problem: { message: expect.stringContaining("luster 'prod'") },
    });
    expect(
      partOf(parts, 'staging/prometheusservicelevels.sloth.slok.dev'),
    ).toMatchObject({
      documents: [{ entityRef: 'component:default/checkout' }],
    });
  });

  it('passes over objects that are none, and hands on whatever the others say', async () => {
    prod.objects.set(SLOTH, [
      null,
      'text',
      [],
      slothObject('../../etc'),
      slothObject('no-labels', { labels: { 'backstage.io/kubernetes-id': 7 } }),
      slothObject('other', { labels: {} }),
      slothObject('yaml', {
        spec: { service: '---\nversion: prometheus/v1', slos: '*a &a' },
      }),
    ]);
    const parts = await readParts(await start());
    const part = partOf(parts, SLOTH_PROD);
    const documents = part && 'documents' in part ? part.documents : [];
    expect(documents.map(({ object }) => object.name)).toEqual(['yaml']);
    const { slos, findings } = lintSloFiles([
      { file: 'x', content: documents[0].content },
    ]);
    expect(slos).toEqual([]);
    expect(findings.map(({ rule }) => rule)).toContain('schema');
  });

  it('says so when a named cluster isn’t there', async () => {
    const parts = await readParts(
      await start({ clusters: ['staging', 'prd'] }),
    );
    expect(parts).toHaveLength(6);
    expect(partOf(parts, 'prd/slos.openslo.com')).toMatchObject({
      problem: { message: expect.stringContaining("no cluster 'prd'") },
    });
  });

  it('does nothing when it is switched off', async () => {
    expect(await start({ enabled: false })).toBeUndefined();
  });
});
