import type { Workload } from '../../company/Cluster';
import type { ClusterContext } from '../ClusterContext';
import type { KubernetesObject } from '../KubernetesObject';
import { commonLabels } from './labels';

/** What a service promises, as the operators of Sloth and Pyrra take it. */
export function sloObjects(
  ctx: ClusterContext,
  workload: Workload,
): KubernetesObject[] {
  return workload.slos.map(({ apiVersion, kind, name, ago, spec }) => ({
    apiVersion,
    kind,
    metadata: ctx.metadata({
      kind,
      name,
      namespace: workload.namespace,
      ageMs: ago,
      generation: 1,
      labels: commonLabels(workload),
    }),
    spec,
  }));
}
