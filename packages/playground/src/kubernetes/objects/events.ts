import type { Workload } from '../../company/Cluster';
import { HOUR_MS, MINUTE_MS } from '../../lib/duration';
import type { ClusterContext } from '../ClusterContext';
import type { KubernetesObject } from '../KubernetesObject';

interface Happening {
  about: KubernetesObject;
  type?: 'Normal' | 'Warning';
  reason: string;
  message: string;
  source: string;
  agoMs: number;
  count?: number;
}

/** What a cluster has recorded about a workload in the last hours. */
export function events(
  ctx: ClusterContext,
  workload: Workload,
  objects: KubernetesObject[],
): KubernetesObject[] {
  const find = (kind: string) => objects.filter(object => object.kind === kind);
  return [
    ...rolloutEvents(workload, find),
    ...flaggerEvents(workload, find),
    ...crashEvents(workload, find),
    ...cronEvents(ctx, workload, find),
  ].map(happening => event(ctx, happening));
}

type Find = (kind: string) => KubernetesObject[];

function rolloutEvents(workload: Workload, find: Find): Happening[] {
  if (workload.controller !== 'rollout') {
    return [];
  }
  const [about] = find('Rollout');
  const { canary, revisions } = workload;
  const [first, ...rest] = canary.weights.filter(
    weight => weight <= canary.current,
  );
  const base = { about, source: 'rollouts-controller' };
  return [
    {
      ...base,
      reason: 'RolloutUpdated',
      message: `Rollout updated to revision ${revisions[0].number}`,
      agoMs: canary.startedAgo,
    },
    {
      ...base,
      reason: 'TrafficWeightUpdated',
      message: `Traffic weight updated from 0 to ${first}`,
      agoMs: canary.startedAgo - MINUTE_MS,
    },
    ...rest.map(weight => ({
      ...base,
      reason: 'TrafficWeightUpdated',
      message: `Traffic weight updated from ${first} to ${weight}`,
      agoMs: canary.reachedAgo + MINUTE_MS / 6,
    })),
    {
      ...base,
      reason: 'RolloutPaused',
      message: 'Rollout is paused (CanaryPauseStep)',
      agoMs: canary.reachedAgo,
    },
  ];
}

function flaggerEvents(workload: Workload, find: Find): Happening[] {
  if (workload.controller !== 'flagger') {
    return [];
  }
  const [about] = find('Canary');
  const { canary, service, namespace } = workload;
  const base = { about, reason: 'Synced', source: 'flagger' };
  const reached =
    canary.phase === 'Succeeded' ? canary.maxWeight : canary.weight;
  const steps = Math.round(reached / canary.stepWeight);
  const advances = Array.from({ length: steps }, (_, index) => ({
    ...base,
    message: `Advance ${service}.${namespace} canary weight ${
      (index + 1) * canary.stepWeight
    }`,
    agoMs: canary.transitionAgo + (steps - 1 - index) * 2 * MINUTE_MS,
  }));
  const promotion = canary.phase === 'Succeeded' && {
    ...base,
    message: `Promotion completed! Scaling down ${service}.${namespace}`,
    agoMs: canary.transitionAgo,
  };
  return [
    {
      ...base,
      message: `New revision detected! Scaling up ${service}.${namespace}`,
      agoMs: canary.transitionAgo + (steps + 1) * 2 * MINUTE_MS,
    },
    ...advances,
    ...(promotion ? [promotion] : []),
  ];
}

function crashEvents(workload: Workload, find: Find): Happening[] {
  const crashing =
    'revisions' in workload &&
    workload.revisions.find(revision => revision.crash);
  if (!crashing || !crashing.crash) {
    return [];
  }
  const { restarts } = crashing.crash;
  return find('Pod')
    .filter(
      ({ metadata }) =>
        metadata.labels?.['app.kubernetes.io/version'] === crashing.version,
    )
    .map(about => ({
      about,
      type: 'Warning' as const,
      reason: 'BackOff',
      message: `Back-off restarting failed container ${workload.service} in pod ${about.metadata.name}_${workload.namespace}(${about.metadata.uid})`,
      source: 'kubelet',
      agoMs: MINUTE_MS,
      count: restarts * 14,
    }));
}

function cronEvents(
  ctx: ClusterContext,
  workload: Workload,
  find: Find,
): Happening[] {
  if (workload.controller !== 'cronjob') {
    return [];
  }
  const [about] = find('CronJob');
  const [last] = find('Job');
  const endMs = Date.parse(
    (last.status as { conditions: { lastTransitionTime: string }[] })
      .conditions[0].lastTransitionTime,
  );
  const outcome = workload.lastRunFails ? 'Failed' : 'Complete';
  return [
    {
      about,
      reason: 'SawCompletedJob',
      message: `Saw completed job: ${last.metadata.name}, condition: ${outcome}`,
      source: 'cronjob-controller',
      agoMs: ctx.startMs - endMs,
    },
  ];
}

function event(ctx: ClusterContext, happening: Happening): KubernetesObject {
  const { about, reason, message, source, agoMs, count = 1 } = happening;
  const { name, namespace, uid, resourceVersion } = about.metadata;
  const firstMs =
    count > 1 ? Math.min(agoMs + HOUR_MS, ageOf(ctx, about)) : agoMs;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: ctx.metadata({
      kind: 'Event',
      name: `${name}.${ctx.seed.hex(16, 'event', uid, reason, message)}`,
      namespace,
      ageMs: firstMs,
    }),
    involvedObject: {
      apiVersion: about.apiVersion,
      kind: about.kind,
      name,
      namespace,
      uid,
      resourceVersion,
    },
    type: happening.type ?? 'Normal',
    reason,
    message,
    source: { component: source },
    reportingComponent: source,
    reportingInstance: '',
    firstTimestamp: ctx.ago(firstMs),
    lastTimestamp: ctx.ago(agoMs),
    count,
  };
}

function ageOf(ctx: ClusterContext, { metadata }: KubernetesObject) {
  return ctx.startMs - Date.parse(metadata.creationTimestamp);
}
