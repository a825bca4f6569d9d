import type { ServingWorkload, Workload } from '../../company/Cluster';
import type { ClusterContext } from '../ClusterContext';
import type { KubernetesObject } from '../KubernetesObject';
import { autoscaler } from './autoscaler';
import { cronJob } from './cronJob';
import { daemonSet } from './daemonSet';
import { deployment, sum } from './deployment';
import { events } from './events';
import { flaggerCanary } from './flaggerCanary';
import { virtualService } from './istio';
import { istioCanary } from './istioCanary';
import { templateHash } from './replicaSet';
import { rollout, ROLLOUT_HASH } from './rollout';
import { statefulSet } from './statefulSet';
import { configMap, ingress, service } from './supporting';

/** Everything a cluster holds for one workload. */
export function workloadObjects(
  ctx: ClusterContext,
  workload: Workload,
): KubernetesObject[] {
  const controlled = controllers(ctx, workload);
  const objects = [
    ...controlled,
    ...('revisions' in workload
      ? [...autoscalers(ctx, workload, controlled), ...network(ctx, workload)]
      : []),
    configMap(ctx, workload),
  ];
  return [...objects, ...events(ctx, workload, objects)];
}

function controllers(ctx: ClusterContext, workload: Workload) {
  switch (workload.controller) {
    case 'rollout':
      return rollout(ctx, workload);
    case 'flagger':
      return flaggerCanary(ctx, workload);
    case 'istio':
      return istioCanary(ctx, workload);
    case 'cronjob':
      return cronJob(ctx, workload);
    case 'daemonset':
      return daemonSet(ctx, workload);
    default: {
      const { service: name, revisions, buffer } = workload;
      const serving = revisions.filter(revision => !revision.crash);
      return [
        ...deployment(ctx, {
          name,
          workload,
          revisions,
          desired: sum(serving.map(revision => revision.replicas)),
        }),
        ...(buffer ? statefulSet(ctx, workload, buffer) : []),
      ];
    }
  }
}

function autoscalers(
  ctx: ClusterContext,
  workload: ServingWorkload,
  controlled: KubernetesObject[],
) {
  return controlled
    .filter(({ kind }) => kind === 'Deployment' || kind === 'Rollout')
    .map(target =>
      autoscaler(ctx, {
        workload,
        target,
        replicas: (target.spec as { replicas: number }).replicas,
      }),
    );
}

function network(ctx: ClusterContext, workload: ServingWorkload) {
  const { service: name, host, controller } = workload;
  const objects: KubernetesObject[] = [];
  if (controller === 'rollout') {
    const { current } = workload.canary;
    const [newest, stable] = workload.revisions.map(revision => ({
      [ROLLOUT_HASH]: templateHash(ctx, name, revision),
    }));
    objects.push(
      service(ctx, workload, name, stable),
      service(ctx, workload, `${name}-canary`, newest),
      virtualService(ctx, workload, [
        { host: name, weight: 100 - current },
        { host: `${name}-canary`, weight: current },
      ]),
    );
  }
  if (controller === 'flagger') {
    objects.push(
      service(ctx, workload, name, { app: `${name}-primary` }),
      service(ctx, workload, `${name}-primary`, { app: `${name}-primary` }),
      service(ctx, workload, `${name}-canary`, { app: name }),
    );
  }
  if (controller === 'deployment' || controller === 'istio') {
    objects.push(service(ctx, workload));
  }
  return host ? [...objects, ingress(ctx, workload, host)] : objects;
}
