import type { ServingWorkload } from '../../company/Cluster';
import type { ClusterContext } from '../ClusterContext';
import type { KubernetesObject } from '../KubernetesObject';
import { commonLabels } from './labels';
import { oldestAge } from './istio';

/** The autoscaler of a workload; its figures follow from what the pods use. */
export function autoscaler(
  ctx: ClusterContext,
  options: {
    workload: ServingWorkload;
    target: KubernetesObject;
    replicas: number;
  },
): KubernetesObject {
  const { workload, target, replicas } = options;
  const { scaling, usage, resources } = workload;
  const name = target.metadata.name;
  const isOn = replicas > 0;
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: ctx.metadata({
      kind: 'HorizontalPodAutoscaler',
      name,
      namespace: workload.namespace,
      ageMs: oldestAge(workload),
      labels: commonLabels(workload),
    }),
    spec: {
      scaleTargetRef: {
        apiVersion: target.apiVersion,
        kind: target.kind,
        name,
      },
      minReplicas: scaling.min,
      maxReplicas: scaling.max,
      metrics: [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            target: {
              type: 'Utilization',
              averageUtilization: scaling.cpuPercent,
            },
          },
        },
      ],
    },
    status: {
      observedGeneration: 1,
      currentReplicas: replicas,
      desiredReplicas: replicas,
      ...(isOn && {
        currentMetrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              current: {
                averageUtilization: Math.round(
                  (100 * usage.cpuMillis) / resources.cpuMillis,
                ),
                averageValue: `${usage.cpuMillis}m`,
              },
            },
          },
        ],
      }),
      conditions: [
        {
          type: 'AbleToScale',
          status: 'True',
          reason: 'ReadyForNewScale',
          message: 'recommended size matches current size',
          lastTransitionTime: ctx.ago(oldestAge(workload)),
        },
        {
          type: 'ScalingActive',
          status: isOn ? 'True' : 'False',
          reason: isOn ? 'ValidMetricFound' : 'ScalingDisabled',
          message: isOn
            ? 'the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)'
            : 'scaling is disabled since the replica count of the target is zero',
          lastTransitionTime: ctx.ago(oldestAge(workload)),
        },
      ],
    },
  };
}
