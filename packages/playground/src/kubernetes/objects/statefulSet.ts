import type { WorkloadOf } from '../../company/Cluster';
import type { ClusterContext } from '../ClusterContext';
import type { KubernetesObject } from '../KubernetesObject';
import { commonLabels, selectorLabels } from './labels';
import { pod } from './pod';
import { podTemplate } from './podTemplate';
import { workloadAge } from './supporting';

/** The queue on disk beside a service: a stateful set, its pods and claims. */
export function statefulSet(
  ctx: ClusterContext,
  workload: WorkloadOf<'deployment'>,
  buffer: NonNullable<WorkloadOf<'deployment'>['buffer']>,
): KubernetesObject[] {
  const { namespace } = workload;
  const name = `${workload.service}-buffer`;
  const ageMs = workloadAge(workload);
  const role = { 'app.kubernetes.io/component': 'buffer' };
  const [image, version] = buffer.image.split(':');
  const base = podTemplate(ctx, { ...workload, image }, { version }, role);
  const template = {
    ...base,
    spec: {
      ...base.spec,
      containers: base.spec.containers.map(container => ({
        ...container,
        ports: [{ name: 'redis', containerPort: 6379, protocol: 'TCP' }],
        livenessProbe: undefined,
        readinessProbe: undefined,
      })),
    },
  };
  const claimSpec = {
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'gp3',
    volumeMode: 'Filesystem',
    resources: { requests: { storage: `${buffer.storageGi}Gi` } },
  };
  const { replicas } = buffer;
  const revision = `${name}-${ctx.seed.suffix(9, 'revision', name, version)}`;
  const object: KubernetesObject = {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: ctx.metadata({
      kind: 'StatefulSet',
      name,
      namespace,
      ageMs,
      generation: 1,
      labels: { ...commonLabels(workload), ...role },
    }),
    spec: {
      replicas,
      serviceName: name,
      podManagementPolicy: 'OrderedReady',
      selector: { matchLabels: { ...selectorLabels(workload), ...role } },
      updateStrategy: { type: 'RollingUpdate' },
      template,
      volumeClaimTemplates: [
        {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: 'data' },
          spec: claimSpec,
        },
      ],
    },
    status: {
      observedGeneration: 1,
      replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
      currentReplicas: replicas,
      updatedReplicas: replicas,
      currentRevision: revision,
      updateRevision: revision,
      collisionCount: 0,
    },
  };
  const members = Array.from({ length: replicas }, (_, index) => [
    pod(ctx, {
      name: `${name}-${index}`,
      namespace,
      owner: object,
      template,
      labels: {
        'apps.kubernetes.io/pod-index': String(index),
        'statefulset.kubernetes.io/pod-name': `${name}-${index}`,
      },
      ageMs: ageMs - index * 30_000,
      state: { phase: 'Running', restarts: 0 },
    }),
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: ctx.metadata({
        kind: 'PersistentVolumeClaim',
        name: `data-${name}-${index}`,
        namespace,
        ageMs,
        labels: { ...commonLabels(workload), ...role },
      }),
      spec: {
        ...claimSpec,
        volumeName: `pvc-${ctx.seed.uuid(
          'volume',
          ctx.cluster.name,
          name,
          index,
        )}`,
      },
      status: {
        phase: 'Bound',
        accessModes: claimSpec.accessModes,
        capacity: claimSpec.resources.requests,
      },
    },
  ]);
  return [object, ...members.flat()];
}
