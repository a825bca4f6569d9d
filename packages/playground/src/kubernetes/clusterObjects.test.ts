import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { DaemonSet } from 'kubernetes-models/apps/v1/DaemonSet';
import { ReplicaSet } from 'kubernetes-models/apps/v1/ReplicaSet';
import { StatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { CronJob } from 'kubernetes-models/batch/v1/CronJob';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Event } from 'kubernetes-models/v1/Event';
import { LimitRange } from 'kubernetes-models/v1/LimitRange';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { Node } from 'kubernetes-models/v1/Node';
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { Pod } from 'kubernetes-models/v1/Pod';
import { ResourceQuota } from 'kubernetes-models/v1/ResourceQuota';
import { Service } from 'kubernetes-models/v1/Service';
import { loadClusters } from '../company/loadClusters';
import { fixedClock } from '../lib/Clock';
import { Seed } from '../lib/Seed';
import { ClusterContext } from './ClusterContext';
import { clusterObjects } from './clusterObjects';
import type { KubernetesObject } from './KubernetesObject';
import { apiResources, groupVersionOf } from './api/resources';

interface Model {
  validate(): void;
}
// The official schemas; each takes the object as it travels.
const models: Record<string, new (data?: never) => Model> = {
  Deployment,
  DaemonSet,
  ReplicaSet,
  StatefulSet,
  HorizontalPodAutoscaler,
  CronJob,
  Job,
  Ingress,
  ConfigMap,
  Event,
  LimitRange,
  Namespace,
  Node,
  PersistentVolumeClaim,
  Pod,
  ResourceQuota,
  Service,
};

async function make(
  name: string,
  { seed = 'test', now = '2026-11-21T08:00:00Z', later = 0 } = {},
) {
  const clusters = await loadClusters();
  const cluster = clusters.find(candidate => candidate.name === name);
  if (!cluster) {
    throw new Error(`No cluster '${name}'`);
  }
  const startMs = fixedClock(now).now();
  const nowMs = startMs + later;
  const objects = clusterObjects(
    new ClusterContext({ cluster, seed: new Seed(seed), startMs, nowMs }),
  );
  return JSON.parse(JSON.stringify(objects)) as KubernetesObject[];
}

function find(objects: KubernetesObject[], kind: string, name: string) {
  const found = objects.find(
    object => object.kind === kind && object.metadata.name === name,
  );
  if (!found) {
    throw new Error(`No ${kind} '${name}'`);
  }
  // Tests look into fields that differ by kind.
  return found as KubernetesObject & {
    spec: Record<string, never>;
    status: Record<string, never>;
  };
}

const both = ['playground-prod', 'playground-staging'];

describe('clusterObjects', () => {
  it.each(both)(
    'makes the same for the same seed and time in %s',
    async name => {
      expect(await make(name)).toEqual(await make(name));
      expect(await make(name, { seed: 'other' })).not.toEqual(await make(name));
    },
  );

  it('keeps names and ages as time passes; use changes', async () => {
    const stable = (objects: KubernetesObject[]) =>
      objects.filter(({ kind }) => kind !== 'PodMetrics');
    const before = await make('playground-prod');
    const after = await make('playground-prod', { later: 600_000 });
    expect(stable(after)).toEqual(stable(before));
    expect(after).not.toEqual(before);
  });

  it.each(both)('fits the official schemas in %s', async name => {
    const failures: string[] = [];
    for (const object of await make(name)) {
      const Model = models[object.kind];
      try {
        if (Model) {
          new Model(object as never).validate();
        }
      } catch (error) {
        failures.push(`${object.kind} ${object.metadata.name}: ${error}`);
      }
    }
    expect(failures).toEqual([]);
  });

  it.each(both)(
    'is served, named once, and dated in the past in %s',
    async name => {
      const served = apiResources.map(
        resource => `${groupVersionOf(resource)} ${resource.kind}`,
      );
      const objects = await make(name);
      const start = Date.parse('2026-11-21T08:00:00Z');
      for (const { apiVersion, kind, metadata } of objects) {
        expect(served).toContain(`${apiVersion} ${kind}`);
        expect(Date.parse(metadata.creationTimestamp)).toBeLessThanOrEqual(
          start,
        );
      }
      expect(new Set(objects.map(({ metadata }) => metadata.uid)).size).toBe(
        objects.length,
      );
    },
  );

  it.each(both)('has an owner for every owner reference in %s', async name => {
    const objects = await make(name);
    for (const { metadata } of objects) {
      for (const owner of metadata.ownerReferences ?? []) {
        expect(find(objects, owner.kind, owner.name).metadata.uid).toBe(
          owner.uid,
        );
      }
    }
    const orphans = objects.filter(
      ({ kind, metadata }) =>
        ['Pod', 'ReplicaSet', 'Job'].includes(kind) &&
        metadata.ownerReferences?.length !== 1,
    );
    expect(orphans).toEqual([]);
  });

  it.each(both)('counts pods as the controllers do in %s', async name => {
    const objects = await make(name);
    const owned = (uid: string, kind: string) =>
      objects.filter(
        object =>
          object.kind === kind &&
          object.metadata.ownerReferences?.[0].uid === uid,
      );
    const sets = objects.filter(({ kind }) => kind === 'ReplicaSet');
    for (const set of sets) {
      const { replicas } = set.status as { replicas: number };
      expect(owned(set.metadata.uid, 'Pod')).toHaveLength(replicas);
    }
    const parents = objects.filter(
      ({ kind }) => kind === 'Deployment' || kind === 'Rollout',
    );
    for (const { metadata, status } of parents) {
      const total = owned(metadata.uid, 'ReplicaSet').reduce(
        (sum, set) => sum + (set.status as { replicas: number }).replicas,
        0,
      );
      expect((status as { replicas: number }).replicas).toBe(total);
    }
    const autoscalers = objects.filter(
      ({ kind }) => kind === 'HorizontalPodAutoscaler',
    );
    for (const scaler of autoscalers) {
      const { scaleTargetRef } = scaler.spec as {
        scaleTargetRef: { kind: string; name: string };
      };
      const target = find(objects, scaleTargetRef.kind, scaleTargetRef.name);
      const { currentReplicas } = scaler.status as { currentReplicas: number };
      expect(currentReplicas).toBe(target.spec.replicas);
    }
  });

  it('has an Argo Rollouts canary that waits at a quarter', async () => {
    const objects = await make('playground-prod');
    const { spec, status, metadata } = find(
      objects,
      'Rollout',
      'learning-orchestrator',
    );
    const { steps } = (
      spec as unknown as {
        strategy: { canary: { steps: object[] } };
      }
    ).strategy.canary;
    expect(steps).toEqual([
      { setWeight: 5 },
      { pause: { duration: '15m' } },
      { setWeight: 25 },
      { pause: {} },
      { setWeight: 100 },
    ]);
    expect(status).toMatchObject({
      phase: 'Paused',
      currentStepIndex: 3,
      replicas: 8,
      observedGeneration: String(metadata.generation),
      canary: { weights: { canary: { weight: 25 }, stable: { weight: 75 } } },
    });
    const roles = objects
      .filter(
        ({ kind, metadata: { labels } }) =>
          kind === 'Pod' && labels?.['rollouts-pod-template-hash'],
      )
      .map(pod => pod.metadata.labels?.['rollouts-pod-template-hash']);
    expect(roles.filter(hash => hash === status.currentPodHash)).toHaveLength(
      2,
    );
    expect(roles.filter(hash => hash === status.stableRS)).toHaveLength(6);
  });

  it('has a Flagger canary under way, and one that succeeded', async () => {
    const staging = await make('playground-staging');
    expect(find(staging, 'Canary', 'adaptive-engine').status).toMatchObject({
      phase: 'Progressing',
      canaryWeight: 20,
    });
    expect(routes(find(staging, 'VirtualService', 'adaptive-engine'))).toEqual([
      80, 20,
    ]);
    const prod = await make('playground-prod');
    expect(find(prod, 'Canary', 'adaptive-engine').status).toMatchObject({
      phase: 'Succeeded',
      canaryWeight: 0,
    });
    expect(find(prod, 'Deployment', 'adaptive-engine').spec.replicas).toBe(0);
    expect(
      find(prod, 'Deployment', 'adaptive-engine-primary').spec.replicas,
    ).toBe(6);
  });

  it('routes by weight to subsets that have ready pods', async () => {
    const prod = await make('playground-prod');
    expect(routes(find(prod, 'VirtualService', 'rag-api'))).toEqual([90, 10]);
    const { subsets } = find(prod, 'DestinationRule', 'rag-api')
      .spec as unknown as { subsets: { labels: { version: string } }[] };
    for (const { labels } of subsets) {
      const pods = prod.filter(
        ({ kind, metadata }) =>
          kind === 'Pod' && metadata.labels?.version === labels.version,
      );
      expect(pods.length).toBeGreaterThan(0);
    }
  });

  it('has one pod that crashes and says so in an event', async () => {
    const staging = await make('playground-staging');
    const crashing = staging.filter(
      object =>
        object.kind === 'Pod' &&
        JSON.stringify(object.status).includes('CrashLoopBackOff'),
    );
    expect(crashing).toHaveLength(1);
    const events = staging.filter(
      object => object.kind === 'Event' && object.reason === 'BackOff',
    );
    expect(events.map(event => event.involvedObject)).toEqual([
      expect.objectContaining({ name: crashing[0].metadata.name }),
    ]);
  });

  it('gives metrics for exactly the ready pods', async () => {
    const objects = await make('playground-prod');
    const ready = objects.filter(
      object =>
        object.kind === 'Pod' &&
        JSON.stringify(object.status).includes('"ready":true'),
    );
    const measured = objects.filter(({ kind }) => kind === 'PodMetrics');
    expect(measured.map(({ metadata }) => metadata.name)).toEqual(
      ready.map(({ metadata }) => metadata.name),
    );
  });

  it('runs the nightly job on the three nights before now', async () => {
    const jobs = (await make('playground-prod')).filter(
      ({ kind }) => kind === 'Job',
    );
    expect(
      jobs.map(({ status }) => (status as { startTime: string }).startTime),
    ).toEqual([
      '2026-11-21T02:00:00Z',
      '2026-11-20T02:00:00Z',
      '2026-11-19T02:00:00Z',
    ]);
    const early = await make('playground-prod', {
      now: '2026-11-21T01:00:00Z',
    });
    const [last] = early.filter(({ kind }) => kind === 'Job');
    expect((last.status as { startTime: string }).startTime).toBe(
      '2026-11-20T02:00:00Z',
    );
  });
});

function routes(virtualService: KubernetesObject) {
  const { http } = virtualService.spec as {
    http: { route: { weight: number }[] }[];
  };
  return http[0].route.map(({ weight }) => weight);
}
