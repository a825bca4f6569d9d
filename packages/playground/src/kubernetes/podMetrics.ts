import type { Cluster } from '../company/Cluster';
import { MINUTE_MS, rfc3339 } from '../lib/duration';
import type { ClusterContext } from './ClusterContext';
import type { KubernetesObject } from './KubernetesObject';
import { KUBERNETES_ID } from './objects/labels';

/** How far a pod's use is from the workload's average, at most. */
const SPREAD = 0.15;

/** What each running pod uses now; it changes from minute to minute. */
export function podMetrics(
  ctx: ClusterContext,
  pods: KubernetesObject[],
): KubernetesObject[] {
  const minute = Math.floor(ctx.nowMs / MINUTE_MS);
  return pods.filter(isReady).map(pod => {
    const { name, namespace, labels } = pod.metadata;
    const usage = usageOf(ctx.cluster, labels?.[KUBERNETES_ID]);
    const vary = (value: number, purpose: string) =>
      ctx.seed.around(value, SPREAD, purpose, ctx.cluster.name, name, minute);
    return {
      apiVersion: 'metrics.k8s.io/v1beta1',
      kind: 'PodMetrics',
      metadata: {
        ...ctx.metadata({
          kind: 'PodMetrics',
          name,
          namespace,
          ageMs: 0,
          labels,
        }),
        creationTimestamp: rfc3339(ctx.nowMs),
      },
      timestamp: rfc3339(minute * MINUTE_MS),
      window: '15s',
      containers: containerNames(pod).map(container => ({
        name: container,
        usage: {
          cpu: `${Math.round(vary(usage.cpuMillis, 'cpu') * 1e6)}n`,
          memory: `${Math.round(vary(usage.memoryMi, 'memory') * 1024)}Ki`,
        },
      })),
    };
  });
}

function usageOf(cluster: Cluster, service: string | undefined) {
  const workload = cluster.workloads.find(item => item.service === service);
  if (!workload) {
    throw new Error(`No workload '${service}' in cluster '${cluster.name}'`);
  }
  return workload.usage;
}

function isReady(pod: KubernetesObject) {
  const { containerStatuses } = pod.status as {
    containerStatuses: { ready: boolean }[];
  };
  return containerStatuses.every(status => status.ready);
}

function containerNames(pod: KubernetesObject): string[] {
  return (pod.spec as { containers: { name: string }[] }).containers.map(
    container => container.name,
  );
}
