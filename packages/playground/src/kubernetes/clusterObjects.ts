import type { ClusterContext } from './ClusterContext';
import type { KubernetesObject } from './KubernetesObject';
import { namespaceObjects, nodeObjects } from './objects/namespace';
import { sloObjects } from './objects/sloObjects';
import { workloadObjects } from './objects/workloadObjects';
import { podMetrics } from './podMetrics';

/** Everything that a cluster holds at one time. */
export function clusterObjects(ctx: ClusterContext): KubernetesObject[] {
  const { workloads } = ctx.cluster;
  const objects = workloads.flatMap(workload => workloadObjects(ctx, workload));
  const pods = objects.filter(object => object.kind === 'Pod');
  const namespaces = [...new Set(workloads.map(({ namespace }) => namespace))];
  return [
    ...namespaces.flatMap(name => namespaceObjects(ctx, name, pods)),
    ...nodeObjects(ctx),
    ...objects,
    ...workloads.flatMap(workload => sloObjects(ctx, workload)),
    ...podMetrics(ctx, pods),
  ];
}
