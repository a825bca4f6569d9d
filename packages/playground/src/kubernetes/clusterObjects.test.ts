import { findObject } from './__testUtils__/findObject';
import { clusterNames, makeObjects } from './__testUtils__/makeObjects';
import type { KubernetesObject } from './KubernetesObject';
import { apiResources, groupVersionOf } from './api/resources';

describe('clusterObjects', () => {
  it.each(clusterNames)(
    'makes the same for the same seed and time in %s',
    async name => {
      expect(await makeObjects(name)).toEqual(await makeObjects(name));
      expect(await makeObjects(name, { seed: 'other' })).not.toEqual(
        await makeObjects(name),
      );
    },
  );

  it('keeps names and ages as time passes; use changes', async () => {
    const stable = (objects: KubernetesObject[]) =>
      objects.filter(({ kind }) => kind !== 'PodMetrics');
    const before = await makeObjects('playground-prod');
    const after = await makeObjects('playground-prod', { later: 600_000 });
    expect(stable(after)).toEqual(stable(before));
    expect(after).not.toEqual(before);
  });

  it.each(clusterNames)(
    'is served, named once, and dated in the past in %s',
    async name => {
      const served = apiResources.map(
        resource => `${groupVersionOf(resource)} ${resource.kind}`,
      );
      const objects = await makeObjects(name);
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

  it.each(clusterNames)(
    'has an owner for every owner reference in %s',
    async name => {
      const objects = await makeObjects(name);
      for (const { metadata } of objects) {
        for (const owner of metadata.ownerReferences ?? []) {
          expect(findObject(objects, owner.kind, owner.name).metadata.uid).toBe(
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
    },
  );

  it.each(clusterNames)(
    'counts pods as the controllers do in %s',
    async name => {
      const objects = await makeObjects(name);
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
        const target = findObject(
          objects,
          scaleTargetRef.kind,
          scaleTargetRef.name,
        );
        const { currentReplicas } = scaler.status as {
          currentReplicas: number;
        };
        expect(currentReplicas).toBe(target.spec.replicas);
      }
    },
  );

  it('has one pod that crashes and says so in an event', async () => {
    const staging = await makeObjects('playground-staging');
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
    const objects = await makeObjects('playground-prod');
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
    const jobs = (await makeObjects('playground-prod')).filter(
      ({ kind }) => kind === 'Job',
    );
    expect(
      jobs.map(({ status }) => (status as { startTime: string }).startTime),
    ).toEqual([
      '2026-11-21T02:00:00Z',
      '2026-11-20T02:00:00Z',
      '2026-11-19T02:00:00Z',
    ]);
    const early = await makeObjects('playground-prod', {
      now: '2026-11-21T01:00:00Z',
    });
    const [last] = early.filter(({ kind }) => kind === 'Job');
    expect((last.status as { startTime: string }).startTime).toBe(
      '2026-11-20T02:00:00Z',
    );
  });
});
