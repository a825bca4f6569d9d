import express from 'express';
import request from 'supertest';
import { loadClusters } from '../company/loadClusters';
import { fixedClock } from '../lib/Clock';
import { Seed } from '../lib/Seed';
import { createClusterRouters } from './createClusterRouters';

const token = 'token-of-the-right-length';
const prod = '/clusters/playground-prod';

async function createApp() {
  const app = express();
  app.use(
    createClusterRouters({
      clusters: await loadClusters(),
      clock: fixedClock('2026-11-21T08:00:00Z'),
      seed: new Seed('test'),
      token,
    }),
  );
  return app;
}

async function get(path: string) {
  return request(await createApp())
    .get(path)
    .set('Authorization', `Bearer ${token}`);
}

interface Item {
  metadata: {
    name: string;
    namespace: string;
    labels: Record<string, string>;
  };
}

async function list(path: string): Promise<Item[]> {
  const { status, body } = await get(`${prod}${path}`);
  expect(status).toBe(200);
  return body.items;
}

const selector = (text: string) => `labelSelector=${encodeURIComponent(text)}`;

describe('the API of a cluster', () => {
  it.each([undefined, 'Bearer wrong', `Bearer ${token}x`, `Basic ${token}`])(
    'refuses %s',
    async authorization => {
      const app = await createApp();
      const call = request(app).get(`${prod}/api/v1/pods`);
      const { status, body } = await (authorization
        ? call.set('Authorization', authorization)
        : call);
      expect(status).toBe(401);
      expect(body).toMatchObject({ kind: 'Status', reason: 'Unauthorized' });
    },
  );

  it.each(['post', 'put', 'patch', 'delete'] as const)(
    'cannot be changed by %s',
    async method => {
      const response = await request(await createApp())
        [method](`${prod}/api/v1/namespaces/learning/pods/any`)
        .set('Authorization', `Bearer ${token}`);
      expect(response.status).toBe(405);
      expect(response.get('Allow')).toBe('GET, HEAD');
      expect(response.body).toMatchObject({ reason: 'MethodNotAllowed' });
    },
  );

  // What the Kubernetes plugin asks for, for one service.
  const asked = [
    ['/api/v1', 'pods', 'PodList'],
    ['/api/v1', 'services', 'ServiceList'],
    ['/api/v1', 'configmaps', 'ConfigMapList'],
    ['/api/v1', 'limitranges', 'LimitRangeList'],
    ['/api/v1', 'resourcequotas', 'ResourceQuotaList'],
    ['/apis/apps/v1', 'deployments', 'DeploymentList'],
    ['/apis/apps/v1', 'replicasets', 'ReplicaSetList'],
    ['/apis/apps/v1', 'statefulsets', 'StatefulSetList'],
    ['/apis/apps/v1', 'daemonsets', 'DaemonSetList'],
    [
      '/apis/autoscaling/v2',
      'horizontalpodautoscalers',
      'HorizontalPodAutoscalerList',
    ],
    ['/apis/batch/v1', 'jobs', 'JobList'],
    ['/apis/batch/v1', 'cronjobs', 'CronJobList'],
    ['/apis/networking.k8s.io/v1', 'ingresses', 'IngressList'],
    ['/apis/metrics.k8s.io/v1beta1', 'pods', 'PodMetricsList'],
    ['/apis/argoproj.io/v1alpha1', 'rollouts', 'RolloutList'],
    ['/apis/flagger.app/v1beta1', 'canaries', 'CanaryList'],
    ['/apis/networking.istio.io/v1', 'virtualservices', 'VirtualServiceList'],
    ['/apis/networking.istio.io/v1', 'destinationrules', 'DestinationRuleList'],
  ];

  it.each(asked)(
    'lists %s/%s in and out of namespaces',
    async (base, plural, kind) => {
      const one = selector('backstage.io/kubernetes-id=rag-api');
      for (const where of ['', '/namespaces/learning']) {
        const path = `${prod}${base}${where}/${plural}?${one}`;
        const { status, body } = await get(path);
        expect([path, status, body.kind]).toEqual([path, 200, kind]);
        for (const item of body.items as Item[]) {
          expect(item.metadata.labels['backstage.io/kubernetes-id']).toBe(
            'rag-api',
          );
        }
      }
    },
  );

  it('has something for each service', async () => {
    for (const { workloads } of await loadClusters()) {
      for (const { service } of workloads) {
        const pods = await list(
          `/api/v1/pods?${selector(`backstage.io/kubernetes-id=${service}`)}`,
        );
        expect([service, pods.length > 0]).toEqual([service, true]);
      }
    }
  });

  it.each([
    ['app.kubernetes.io/name=rag-api', ['rag-api']],
    ['app.kubernetes.io/name==rag-api', ['rag-api']],
    [
      'app.kubernetes.io/name in (rag-api, score-batch)',
      ['rag-api', 'score-batch'],
    ],
    [
      'app.kubernetes.io/name notin (rag-api,score-batch),app.kubernetes.io/name!=telemetry-agent,version',
      [],
    ],
    ['version', ['rag-api']],
    [
      '!pod-template-hash,!rollouts-pod-template-hash,app.kubernetes.io/component!=buffer',
      ['score-batch', 'telemetry-agent'],
    ],
  ])('honours the label selector %s', async (text, services) => {
    const pods = await list(`/api/v1/pods?${selector(text)}`);
    const names = new Set(
      pods.map(({ metadata }) => metadata.labels['app.kubernetes.io/name']),
    );
    expect([...names].sort()).toEqual(services);
  });

  it('honours field selectors', async () => {
    const failed = await list('/api/v1/pods?fieldSelector=status.phase=Failed');
    expect(failed).toHaveLength(1);
    const elsewhere = await list(
      '/api/v1/pods?fieldSelector=metadata.namespace!=learning',
    );
    expect(
      new Set(elsewhere.map(({ metadata }) => metadata.namespace)),
    ).toEqual(new Set(['observability']));
    const events = await list(
      '/api/v1/events?fieldSelector=involvedObject.name=adaptive-engine,involvedObject.kind=Canary',
    );
    expect(events.length).toBeGreaterThan(2);
  });

  it.each([
    'labelSelector=a%20b%20c',
    'fieldSelector=x',
    'limit=-1',
    'limit=x',
  ])('answers 400 to %s', async query => {
    const { status, body } = await get(`${prod}/api/v1/pods?${query}`);
    expect([status, body.reason]).toEqual([400, 'BadRequest']);
  });

  it('answers page by page', async () => {
    const all = await list('/api/v1/pods');
    const paged: Item[] = [];
    let next = '';
    do {
      const { body } = await get(
        `${prod}/api/v1/pods?limit=7&continue=${next}`,
      );
      expect(body.items.length).toBeLessThanOrEqual(7);
      paged.push(...body.items);
      next = body.metadata.continue;
    } while (next);
    expect(paged).toEqual(all);
  });

  it('gives one object, its log, and 404 for what is not there', async () => {
    const [{ metadata }] = await list('/api/v1/pods');
    const path = `${prod}/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`;
    expect((await get(path)).body.metadata.name).toBe(metadata.name);
    const log = await get(`${path}/log?tailLines=3&timestamps=true`);
    expect(log.text.trim().split('\n')).toHaveLength(3);
    expect(log.text).toMatch(/^2026-11-21T0\d:\d\d:\d\dZ \{/);

    for (const missing of [
      '/api/v1/namespaces/learning/pods/none',
      '/api/v1/secrets',
      '/apis/argoproj.io/v1alpha1/analysisruns',
      '/apis/apps/v1/namespaces/learning/deployments/a/b/c',
      '/nothing',
      '/api/v1/namespaces/learning/nodes',
    ]) {
      const { status, body } = await get(`${prod}${missing}`);
      expect([missing, status, body.kind]).toEqual([missing, 404, 'Status']);
    }
  });

  it('shows a crash in the log of the pod', async () => {
    const base = '/clusters/playground-staging/api/v1';
    const { body } = await get(
      `${base}/pods?${selector('app.kubernetes.io/version=v2.10.0')}`,
    );
    const [{ metadata }] = body.items as Item[];
    const log = await get(
      `${base}/namespaces/learning/pods/${metadata.name}/log`,
    );
    expect(log.text).toContain("KeyError: 'VECTOR_INDEX_NAME' is not set");
  });

  it('says what it serves', async () => {
    expect((await get(`${prod}/version`)).body).toMatchObject({
      gitVersion: 'v1.33.4',
      minor: '33',
    });
    expect((await get(`${prod}/api`)).body.versions).toEqual(['v1']);
    const { groups } = (await get(`${prod}/apis`)).body as {
      groups: { name: string; preferredVersion: { groupVersion: string } }[];
    };
    for (const { name, preferredVersion } of groups) {
      const group = await get(`${prod}/apis/${name}`);
      expect(group.body.kind).toBe('APIGroup');
      const resources = await get(
        `${prod}/apis/${preferredVersion.groupVersion}`,
      );
      expect(resources.body.kind).toBe('APIResourceList');
      for (const { name: plural } of resources.body.resources) {
        const items = await get(
          `${prod}/apis/${preferredVersion.groupVersion}/${plural}`,
        );
        expect([plural, items.status]).toEqual([plural, 200]);
      }
    }
  });

  it('has no watches', async () => {
    expect((await get(`${prod}/api/v1/pods?watch=1`)).status).toBe(405);
  });
});
