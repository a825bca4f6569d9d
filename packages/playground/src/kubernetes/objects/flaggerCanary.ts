import type { WorkloadOf } from '../../company/Cluster';
import { MINUTE_MS } from '../../lib/duration';
import type { ClusterContext } from '../ClusterContext';
import type { KubernetesObject } from '../KubernetesObject';
import { deployment } from './deployment';
import { commonLabels } from './labels';
import { oldestAge, virtualService } from './istio';

/** Flagger's fixed words for where a canary stands. */
const messages = {
  Progressing: 'New revision detected, progressing canary analysis.',
  Succeeded: 'Canary analysis completed successfully, promotion finished.',
};

/**
 * A Flagger canary and what it controls. What serves is `<name>-primary`; the
 * deployment with the plain name is the canary, scaled down between rollouts.
 */
export function flaggerCanary(
  ctx: ClusterContext,
  workload: WorkloadOf<'flagger'>,
): KubernetesObject[] {
  const { service, namespace, canary, revisions } = workload;
  const [newest] = revisions;
  const stable = revisions[revisions.length - 1];
  const isRunning = canary.phase === 'Progressing';
  const object: KubernetesObject = {
    apiVersion: 'flagger.app/v1beta1',
    kind: 'Canary',
    metadata: ctx.metadata({
      kind: 'Canary',
      name: service,
      namespace,
      ageMs: oldestAge(workload),
      generation: 3,
      labels: commonLabels(workload),
    }),
    spec: {
      provider: 'istio',
      targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: service },
      autoscalerRef: {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        name: service,
      },
      progressDeadlineSeconds: 600,
      service: { port: workload.port, targetPort: 'http', portDiscovery: true },
      analysis: {
        interval: '2m',
        threshold: 5,
        maxWeight: canary.maxWeight,
        stepWeight: canary.stepWeight,
        metrics: [
          {
            name: 'request-success-rate',
            interval: '2m',
            thresholdRange: { min: 99.5 },
          },
          {
            name: 'request-duration',
            interval: '2m',
            thresholdRange: { max: 500 },
          },
        ],
      },
    },
    status: {
      phase: canary.phase,
      canaryWeight: canary.weight,
      failedChecks: canary.failedChecks,
      iterations: 0,
      lastAppliedSpec: ctx.seed.suffix(10, 'applied', service, newest.version),
      lastPromotedSpec: ctx.seed.suffix(10, 'applied', service, stable.version),
      lastTransitionTime: ctx.ago(canary.transitionAgo),
      trackedConfigs: {},
      conditions: [
        {
          type: 'Promoted',
          status: isRunning ? 'Unknown' : 'True',
          reason: canary.phase,
          message: messages[canary.phase],
          lastTransitionTime: ctx.ago(canary.transitionAgo),
          lastUpdateTime: ctx.ago(canary.transitionAgo),
        },
      ],
    },
  };
  const canaryRevision = isRunning ? newest : { ...newest, replicas: 0 };
  return [
    object,
    ...deployment(ctx, {
      name: service,
      workload,
      revisions: [canaryRevision],
      desired: canaryRevision.replicas,
      extraLabels: { app: service },
    }),
    ...deployment(ctx, {
      name: `${service}-primary`,
      workload,
      // The primary is made anew from the canary when that was promoted.
      revisions: [
        isRunning
          ? stable
          : { ...stable, ago: canary.transitionAgo + 4 * MINUTE_MS },
      ],
      desired: stable.replicas,
      extraLabels: { app: `${service}-primary` },
    }),
    virtualService(
      ctx,
      workload,
      [
        { host: `${service}-primary`, weight: 100 - canary.weight },
        { host: `${service}-canary`, weight: canary.weight },
      ],
      object,
    ),
  ];
}
