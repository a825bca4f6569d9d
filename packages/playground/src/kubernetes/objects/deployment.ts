import type { Revision, ServingWorkload } from '../../company/Cluster';
import { MINUTE_MS } from '../../lib/duration';
import type { ClusterContext } from '../ClusterContext';
import type { KubernetesObject } from '../KubernetesObject';
import { commonLabels, selectorLabels } from './labels';
import { podTemplate } from './podTemplate';
import { replicaSet, templateHash } from './replicaSet';

const REVISION = 'deployment.kubernetes.io/revision';

/** A deployment with its replica sets and pods; revisions newest first. */
export function deployment(
  ctx: ClusterContext,
  options: {
    name: string;
    workload: ServingWorkload;
    revisions: Revision[];
    /** How many pods it asks for. */
    desired: number;
    extraLabels?: Record<string, string>;
  },
): KubernetesObject[] {
  const { name, workload, revisions, desired, extraLabels } = options;
  const [newest] = revisions;
  const oldest = revisions[revisions.length - 1];
  const object: KubernetesObject = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: ctx.metadata({
      kind: 'Deployment',
      name,
      namespace: workload.namespace,
      ageMs: oldest.ago,
      generation: newest.number,
      labels: {
        ...commonLabels(workload),
        'app.kubernetes.io/version': newest.version,
        ...extraLabels,
      },
      annotations: { [REVISION]: String(newest.number) },
    }),
    spec: {
      replicas: desired,
      revisionHistoryLimit: 3,
      progressDeadlineSeconds: 600,
      selector: {
        matchLabels: { ...selectorLabels(workload), ...extraLabels },
      },
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
      },
      template: podTemplate(ctx, workload, newest, extraLabels),
    },
    status: status(ctx, name, revisions, desired),
  };
  return [
    object,
    ...revisions.flatMap(revision =>
      replicaSet(ctx, {
        owner: object,
        workload,
        revision,
        hashLabel: 'pod-template-hash',
        revisionAnnotation: REVISION,
        extraLabels,
      }),
    ),
  ];
}

function status(
  ctx: ClusterContext,
  name: string,
  revisions: Revision[],
  desired: number,
) {
  const [newest] = revisions;
  const replicas = sum(revisions.map(revision => revision.replicas));
  const ready = sum(
    revisions.map(revision => (revision.crash ? 0 : revision.replicas)),
  );
  const set = `${name}-${templateHash(ctx, name, newest)}`;
  const progressing = newest.crash
    ? {
        status: 'False',
        reason: 'ProgressDeadlineExceeded',
        message: `ReplicaSet "${set}" has timed out progressing.`,
        lastTransitionTime: ctx.ago(newest.ago - 10 * MINUTE_MS),
      }
    : {
        status: 'True',
        reason: 'NewReplicaSetAvailable',
        message: `ReplicaSet "${set}" has successfully progressed.`,
        lastTransitionTime: ctx.ago(newest.ago - MINUTE_MS),
      };
  return {
    observedGeneration: newest.number,
    replicas,
    updatedReplicas: newest.replicas,
    readyReplicas: ready,
    availableReplicas: ready,
    ...(replicas > ready && { unavailableReplicas: replicas - ready }),
    conditions: [
      {
        type: 'Available',
        status: ready >= desired ? 'True' : 'False',
        reason:
          ready >= desired
            ? 'MinimumReplicasAvailable'
            : 'MinimumReplicasUnavailable',
        message:
          ready >= desired
            ? 'Deployment has minimum availability.'
            : 'Deployment does not have minimum availability.',
        lastTransitionTime: ctx.ago(newest.ago - MINUTE_MS),
        lastUpdateTime: ctx.ago(newest.ago - MINUTE_MS),
      },
      {
        type: 'Progressing',
        lastUpdateTime: progressing.lastTransitionTime,
        ...progressing,
      },
    ],
  };
}

/** The total of some numbers. */
export function sum(numbers: number[]) {
  return numbers.reduce((total, number) => total + number, 0);
}
