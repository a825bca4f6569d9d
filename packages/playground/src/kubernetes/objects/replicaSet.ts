import type { Revision, ServingWorkload } from '../../company/Cluster';
import { SECOND_MS } from '../../lib/duration';
import type { ClusterContext } from '../ClusterContext';
import type { KubernetesObject } from '../KubernetesObject';
import { commonLabels, selectorLabels } from './labels';
import { pod } from './pod';
import { podTemplate } from './podTemplate';

/** The hash by which a controller tells versions of a workload apart. */
export function templateHash(
  ctx: ClusterContext,
  ownerName: string,
  revision: Revision,
) {
  return ctx.seed.suffix(10, 'template', ownerName, revision.version);
}

/** The replica set of one version, and its pods. */
export function replicaSet(
  ctx: ClusterContext,
  options: {
    owner: KubernetesObject;
    workload: ServingWorkload;
    revision: Revision;
    /** The label that carries the hash. */
    hashLabel: string;
    /** The annotation that carries the revision's number. */
    revisionAnnotation: string;
    extraLabels?: Record<string, string>;
  },
): KubernetesObject[] {
  const { owner, workload, revision } = options;
  const hash = templateHash(ctx, owner.metadata.name, revision);
  const name = `${owner.metadata.name}-${hash}`;
  const hashLabels = { [options.hashLabel]: hash };
  const { replicas, crash } = revision;
  const ready = crash ? 0 : replicas;
  const template = podTemplate(ctx, workload, revision, {
    ...options.extraLabels,
    ...hashLabels,
  });
  const set: KubernetesObject = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: ctx.metadata({
      kind: 'ReplicaSet',
      name,
      namespace: workload.namespace,
      ageMs: revision.ago,
      generation: 1,
      owner,
      labels: {
        ...commonLabels(workload),
        ...options.extraLabels,
        ...hashLabels,
      },
      annotations: { [options.revisionAnnotation]: String(revision.number) },
    }),
    spec: {
      replicas,
      selector: {
        matchLabels: {
          ...selectorLabels(workload),
          ...options.extraLabels,
          ...hashLabels,
        },
      },
      template,
    },
    status: {
      replicas,
      fullyLabeledReplicas: replicas,
      readyReplicas: ready,
      availableReplicas: ready,
      observedGeneration: 1,
    },
  };
  const pods = Array.from({ length: replicas }, (_, index) => {
    const podName = `${name}-${ctx.seed.suffix(
      5,
      'pod',
      ctx.cluster.name,
      name,
      index,
    )}`;
    // One pod in ten was restarted once in its life.
    const restarts =
      ctx.seed.number('restarts', ctx.cluster.name, podName) < 0.1 ? 1 : 0;
    return pod(ctx, {
      name: podName,
      namespace: workload.namespace,
      owner: set,
      template,
      ageMs: revision.ago - index * 20 * SECOND_MS,
      state: crash
        ? { phase: 'Running', crash }
        : { phase: 'Running', restarts },
    });
  });
  return [set, ...pods];
}
