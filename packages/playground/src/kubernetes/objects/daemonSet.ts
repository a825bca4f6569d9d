import type { WorkloadOf } from '../../company/Cluster';
import type { ClusterContext } from '../ClusterContext';
import type { KubernetesObject } from '../KubernetesObject';
import { commonLabels, selectorLabels } from './labels';
import { pod } from './pod';
import { podTemplate } from './podTemplate';

/** An agent on every node. */
export function daemonSet(
  ctx: ClusterContext,
  workload: WorkloadOf<'daemonset'>,
): KubernetesObject[] {
  const { service, namespace, ago } = workload;
  const template = podTemplate(ctx, workload, workload);
  const nodes = ctx.nodeNames();
  const object: KubernetesObject = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: ctx.metadata({
      kind: 'DaemonSet',
      name: service,
      namespace,
      ageMs: ago,
      generation: 1,
      labels: {
        ...commonLabels(workload),
        'app.kubernetes.io/version': workload.version,
      },
    }),
    spec: {
      selector: { matchLabels: selectorLabels(workload) },
      updateStrategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: 1, maxSurge: 0 },
      },
      template,
    },
    status: {
      observedGeneration: 1,
      currentNumberScheduled: nodes.length,
      desiredNumberScheduled: nodes.length,
      updatedNumberScheduled: nodes.length,
      numberAvailable: nodes.length,
      numberReady: nodes.length,
      numberMisscheduled: 0,
    },
  };
  return [
    object,
    ...nodes.map((nodeName, index) =>
      pod(ctx, {
        name: `${service}-${ctx.seed.suffix(
          5,
          ctx.cluster.name,
          service,
          index,
        )}`,
        namespace,
        owner: object,
        template,
        ageMs: ago,
        state: { phase: 'Running', restarts: 0 },
        nodeName,
      }),
    ),
  ];
}
