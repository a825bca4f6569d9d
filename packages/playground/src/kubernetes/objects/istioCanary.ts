import type { WorkloadOf } from '../../company/Cluster';
import type { ClusterContext } from '../ClusterContext';
import type { KubernetesObject } from '../KubernetesObject';
import { deployment } from './deployment';
import { destinationRule, virtualService } from './istio';

/** A canary without a controller: two deployments and weights set by hand. */
export function istioCanary(
  ctx: ClusterContext,
  workload: WorkloadOf<'istio'>,
): KubernetesObject[] {
  const { service, canary, revisions } = workload;
  const [newest, stable] = revisions;
  const tracks = [
    { track: 'stable', revision: stable, weight: 100 - canary.weight },
    { track: 'canary', revision: newest, weight: canary.weight },
  ];
  return [
    ...tracks.flatMap(({ track, revision }) =>
      deployment(ctx, {
        name: `${service}-${track}`,
        workload,
        revisions: [revision],
        desired: revision.replicas,
        extraLabels: { version: revision.version },
      }),
    ),
    virtualService(
      ctx,
      workload,
      tracks.map(({ track, weight }) => ({
        host: service,
        subset: track,
        weight,
      })),
    ),
    destinationRule(
      ctx,
      workload,
      tracks.map(({ track, revision }) => ({
        name: track,
        labels: { version: revision.version },
      })),
    ),
  ];
}
