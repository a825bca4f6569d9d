import type { Revision } from '../../company/Cluster';
import { MINUTE_MS, SECOND_MS } from '../../lib/duration';
import type { ClusterContext } from '../ClusterContext';
import type { KubernetesObject } from '../KubernetesObject';
import type { PodTemplate } from './podTemplate';

/** How a pod fares. */
export type PodState =
  | { phase: 'Running'; restarts: number }
  | { phase: 'Running'; crash: NonNullable<Revision['crash']> }
  | { phase: 'Succeeded' | 'Failed'; ranForMs: number };

/** Seconds from a pod's creation until its container runs. */
const START_MS = 9 * SECOND_MS;

/** A pod that a controller made. */
export function pod(
  ctx: ClusterContext,
  options: {
    name: string;
    namespace: string;
    owner: KubernetesObject;
    template: PodTemplate;
    labels?: Record<string, string>;
    ageMs: number;
    state: PodState;
    /** Any of the cluster's, unless given. */
    nodeName?: string;
  },
): KubernetesObject {
  const { name, namespace, template, ageMs, state } = options;
  const nodes = ctx.nodeNames();
  const random = (purpose: string) =>
    ctx.seed.number(purpose, ctx.cluster.name, name);
  const node =
    options.nodeName ?? nodes[Math.floor(random('node') * nodes.length)];
  const container = template.spec.containers[0];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: ctx.metadata({
      kind: 'Pod',
      name,
      namespace,
      ageMs,
      owner: options.owner,
      labels: { ...template.metadata.labels, ...options.labels },
      annotations: template.metadata.annotations,
    }),
    spec: {
      ...template.spec,
      nodeName: node,
      restartPolicy: 'ranForMs' in state ? 'Never' : 'Always',
      dnsPolicy: 'ClusterFirst',
      schedulerName: 'default-scheduler',
    },
    status: {
      phase: state.phase,
      qosClass: 'Burstable',
      hostIP: node.replace(/^ip-(\d+)-(\d+)-(\d+)-(\d+)\..*$/, '$1.$2.$3.$4'),
      podIP: `10.20.${Math.floor(random('ip') * 200) + 20}.${
        Math.floor(random('host') * 250) + 2
      }`,
      startTime: ctx.ago(ageMs),
      conditions: conditions(ctx, ageMs, state),
      containerStatuses: [
        {
          name: container.name,
          image: container.image,
          imageID: `${container.image.split(':')[0]}@sha256:${ctx.seed.hex(
            64,
            'digest',
            container.image,
          )}`,
          containerID: `containerd://${ctx.seed.hex(
            64,
            'container',
            ctx.cluster.name,
            name,
          )}`,
          ...containerState(ctx, ageMs, state),
        },
      ],
    },
  };
}

function conditions(ctx: ClusterContext, ageMs: number, state: PodState) {
  const isReady = 'restarts' in state;
  const reason = (() => {
    if (isReady) {
      return {};
    }
    return {
      reason:
        state.phase === 'Succeeded' ? 'PodCompleted' : 'ContainersNotReady',
    };
  })();
  const condition = (type: string, status: boolean, afterMs: number) => ({
    type,
    status: status ? 'True' : 'False',
    lastTransitionTime: ctx.ago(ageMs - afterMs),
    ...(!status && reason),
  });
  return [
    condition('PodScheduled', true, 0),
    condition('Initialized', true, SECOND_MS),
    condition('ContainersReady', isReady, START_MS),
    condition('Ready', isReady, START_MS),
  ];
}

function containerState(ctx: ClusterContext, ageMs: number, state: PodState) {
  const startedMs = ageMs - START_MS;
  if ('ranForMs' in state) {
    const failed = state.phase === 'Failed';
    return {
      ready: false,
      started: false,
      restartCount: 0,
      lastState: {},
      state: {
        terminated: {
          exitCode: failed ? 1 : 0,
          reason: failed ? 'Error' : 'Completed',
          startedAt: ctx.ago(startedMs),
          finishedAt: ctx.ago(startedMs - state.ranForMs),
        },
      },
    };
  }
  if ('crash' in state) {
    const { crash } = state;
    return {
      ready: false,
      started: false,
      restartCount: crash.restarts,
      state: {
        waiting: {
          reason: crash.reason,
          message: `back-off 5m0s restarting failed container`,
        },
      },
      lastState: {
        terminated: {
          exitCode: crash.exitCode,
          reason: 'Error',
          message: crash.lastLog,
          startedAt: ctx.ago(2 * MINUTE_MS + 3 * SECOND_MS),
          finishedAt: ctx.ago(2 * MINUTE_MS),
        },
      },
    };
  }
  return {
    ready: true,
    started: true,
    restartCount: state.restarts,
    state: { running: { startedAt: ctx.ago(startedMs) } },
    lastState: {},
  };
}
