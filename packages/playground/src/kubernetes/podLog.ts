import { MINUTE_MS } from '../lib/duration';
import type { ClusterContext } from './ClusterContext';
import type { KubernetesObject } from './KubernetesObject';
import { KUBERNETES_ID } from './objects/labels';

/** One line every so often. */
const LINE_EVERY_MS = 5_000;
/** Older lines are gone, as on a real node. */
const KEPT_MS = 15 * MINUTE_MS;

const ROUTES = ['/v1/plans', '/v1/plans/{id}', '/v1/answers', '/v1/sessions'];

/** One line of a log. */
export interface LogLine {
  timeMs: number;
  text: string;
}

/** What a pod has written lately; the same pod and second give the same line. */
export function podLog(ctx: ClusterContext, pod: KubernetesObject): LogLine[] {
  const { containerStatuses } = pod.status as {
    containerStatuses: {
      state: { running?: object; terminated?: { finishedAt: string } };
      lastState: { terminated?: { finishedAt: string; message?: string } };
    }[];
  };
  const [{ state, lastState }] = containerStatuses;
  const end = state.terminated ?? lastState.terminated;
  if (end) {
    return ended(pod, end);
  }
  const bornMs = Date.parse(pod.metadata.creationTimestamp);
  const fromMs = Math.max(bornMs, ctx.nowMs - KEPT_MS);
  const first = Math.ceil(fromMs / LINE_EVERY_MS);
  const last = Math.floor(ctx.nowMs / LINE_EVERY_MS);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    requestLine(ctx, pod, (first + index) * LINE_EVERY_MS),
  );
}

function requestLine(
  ctx: ClusterContext,
  pod: KubernetesObject,
  timeMs: number,
): LogLine {
  const { name, labels } = pod.metadata;
  const random = (purpose: string) =>
    ctx.seed.number('log', purpose, ctx.cluster.name, name, timeMs);
  const status = random('status') < 0.998 ? 200 : 503;
  return {
    timeMs,
    text: JSON.stringify({
      time: new Date(timeMs).toISOString(),
      level: status === 200 ? 'info' : 'error',
      service: labels?.[KUBERNETES_ID],
      version: labels?.['app.kubernetes.io/version'],
      message: 'request served',
      route: ROUTES[Math.floor(random('route') * ROUTES.length)],
      status,
      duration_ms: Math.round(40 + 400 * random('duration') ** 3),
      trace_id: ctx.seed.hex(32, 'trace', ctx.cluster.name, name, timeMs),
    }),
  };
}

function ended(
  pod: KubernetesObject,
  end: { finishedAt: string; message?: string },
): LogLine[] {
  const timeMs = Date.parse(end.finishedAt);
  const version = pod.metadata.labels?.['app.kubernetes.io/version'];
  const { phase } = pod.status as { phase: string };
  const last =
    end.message ??
    (phase === 'Succeeded'
      ? 'all partitions scored'
      : 'partition 3 of 16: connection to the warehouse was refused');
  return [
    { timeMs: timeMs - 2000, text: `starting ${version}` },
    { timeMs, text: last },
  ];
}
