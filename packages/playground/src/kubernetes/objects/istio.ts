import type { ServingWorkload } from '../../company/Cluster';
import type { ClusterContext } from '../ClusterContext';
import type { KubernetesObject } from '../KubernetesObject';
import { commonLabels } from './labels';

/** Where a share of the requests goes. */
export interface WeightedDestination {
  host: string;
  subset?: string;
  weight: number;
}

/** The routing of a service's requests by weight. */
export function virtualService(
  ctx: ClusterContext,
  workload: ServingWorkload,
  destinations: WeightedDestination[],
  owner?: KubernetesObject,
): KubernetesObject {
  const { service, namespace, host, port } = workload;
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: ctx.metadata({
      kind: 'VirtualService',
      name: service,
      namespace,
      ageMs: oldestAge(workload),
      generation: 4,
      labels: commonLabels(workload),
      owner,
    }),
    spec: {
      hosts: [service, ...(host ? [host] : [])],
      gateways: ['mesh', ...(host ? ['istio-ingress/public'] : [])],
      http: [
        {
          name: 'primary',
          route: destinations.map(({ weight, subset, host: target }) => ({
            destination: {
              host: target,
              port: { number: port },
              ...(subset && { subset }),
            },
            weight,
          })),
        },
      ],
    },
  };
}

/** The subsets of a service's pods, each told by one label. */
export function destinationRule(
  ctx: ClusterContext,
  workload: ServingWorkload,
  subsets: { name: string; labels: Record<string, string> }[],
): KubernetesObject {
  const { service, namespace } = workload;
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: ctx.metadata({
      kind: 'DestinationRule',
      name: service,
      namespace,
      ageMs: oldestAge(workload),
      generation: 2,
      labels: commonLabels(workload),
    }),
    spec: {
      host: service,
      trafficPolicy: {
        outlierDetection: {
          consecutive5xxErrors: 5,
          interval: '10s',
          baseEjectionTime: '30s',
        },
      },
      subsets,
    },
  };
}

/** How long ago the oldest known version came; its service is as old. */
export function oldestAge(workload: ServingWorkload) {
  return Math.max(...workload.revisions.map(revision => revision.ago));
}
