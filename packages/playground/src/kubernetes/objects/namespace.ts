import { DAY_MS } from '../../lib/duration';
import type { ClusterContext } from '../ClusterContext';
import type { KubernetesObject } from '../KubernetesObject';

/** Namespaces are older than anything in them. */
const AGE_MS = 412 * DAY_MS;

/** A namespace with its defaults and its limits. */
export function namespaceObjects(
  ctx: ClusterContext,
  name: string,
  pods: KubernetesObject[],
): KubernetesObject[] {
  const running = pods.filter(
    ({ metadata, status }) =>
      metadata.namespace === name &&
      (status as { phase: string }).phase === 'Running',
  );
  const hard = { pods: '80', 'requests.cpu': '40', 'requests.memory': '96Gi' };
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: ctx.metadata({
        kind: 'Namespace',
        name,
        ageMs: AGE_MS,
        labels: {
          'kubernetes.io/metadata.name': name,
          'pod-security.kubernetes.io/enforce': 'restricted',
          environment: ctx.cluster.environment,
        },
      }),
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    },
    {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: ctx.metadata({
        kind: 'LimitRange',
        name: 'defaults',
        namespace: name,
        ageMs: AGE_MS,
      }),
      spec: {
        limits: [
          {
            type: 'Container',
            default: { memory: '256Mi' },
            defaultRequest: { cpu: '50m', memory: '128Mi' },
            max: { memory: '8Gi' },
          },
        ],
      },
    },
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: ctx.metadata({
        kind: 'ResourceQuota',
        name: 'team',
        namespace: name,
        ageMs: AGE_MS,
      }),
      spec: { hard },
      status: { hard, used: used(running) },
    },
  ];
}

function used(pods: KubernetesObject[]) {
  const requests = pods.map(
    ({ spec }) =>
      (
        spec as {
          containers: {
            resources: { requests: { cpu: string; memory: string } };
          }[];
        }
      ).containers[0].resources.requests,
  );
  const total = (read: (request: (typeof requests)[number]) => string) =>
    requests.reduce((sum, request) => sum + parseInt(read(request), 10), 0);
  return {
    pods: String(pods.length),
    'requests.cpu': `${total(request => request.cpu)}m`,
    'requests.memory': `${total(request => request.memory)}Mi`,
  };
}

/** The machines of the cluster. */
export function nodeObjects(ctx: ClusterContext): KubernetesObject[] {
  return ctx.nodeNames().map(name => {
    const capacity = { cpu: '8', memory: '32Gi', pods: '58' };
    return {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: ctx.metadata({
        kind: 'Node',
        name,
        ageMs: 9 * DAY_MS,
        labels: {
          'kubernetes.io/hostname': name,
          'kubernetes.io/arch': 'arm64',
          'kubernetes.io/os': 'linux',
          'node.kubernetes.io/instance-type': 'm7g.2xlarge',
          'topology.kubernetes.io/region': 'eu-west-1',
        },
      }),
      spec: { podCIDR: '10.20.0.0/16' },
      status: {
        capacity,
        allocatable: { cpu: '7910m', memory: '30Gi', pods: '58' },
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            reason: 'KubeletReady',
            message: 'kubelet is posting ready status',
            lastHeartbeatTime: ctx.ago(0),
            lastTransitionTime: ctx.ago(9 * DAY_MS),
          },
        ],
        nodeInfo: {
          architecture: 'arm64',
          operatingSystem: 'linux',
          kubeletVersion: ctx.cluster.kubernetesVersion,
          kubeProxyVersion: ctx.cluster.kubernetesVersion,
          containerRuntimeVersion: 'containerd://2.1.4',
          kernelVersion: '6.12.40',
          osImage: 'Bottlerocket OS 1.44.0',
          bootID: ctx.seed.uuid('boot', ctx.cluster.name, name),
          machineID: ctx.seed.hex(32, 'machine', ctx.cluster.name, name),
          systemUUID: ctx.seed.uuid('system', ctx.cluster.name, name),
        },
      },
    };
  });
}
