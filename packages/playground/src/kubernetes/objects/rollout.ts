import type { WorkloadOf } from '../../company/Cluster';
import { MINUTE_MS } from '../../lib/duration';
import type { ClusterContext } from '../ClusterContext';
import type { KubernetesObject } from '../KubernetesObject';
import { sum } from './deployment';
import { commonLabels, selectorLabels } from './labels';
import { podTemplate } from './podTemplate';
import { replicaSet, templateHash } from './replicaSet';

/** The label that tells the versions of a rollout apart. */
export const ROLLOUT_HASH = 'rollouts-pod-template-hash';

const REVISION = 'rollout.argoproj.io/revision';

/** An Argo Rollouts canary that waits for a person, with all it controls. */
export function rollout(
  ctx: ClusterContext,
  workload: WorkloadOf<'rollout'>,
): KubernetesObject[] {
  const { service, namespace, canary, revisions } = workload;
  const [newest, stable] = revisions;
  const desired = sum(revisions.map(revision => revision.replicas));
  const hash = templateHash(ctx, service, newest);
  const stableHash = templateHash(ctx, service, stable);
  const steps = canarySteps(canary.weights);
  const stepIndex =
    steps.findIndex(step => step.setWeight === canary.current) + 1;
  const oldest = revisions[revisions.length - 1];
  const object: KubernetesObject = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: ctx.metadata({
      kind: 'Rollout',
      name: service,
      namespace,
      ageMs: oldest.ago,
      generation: newest.number,
      labels: {
        ...commonLabels(workload),
        'app.kubernetes.io/version': newest.version,
      },
      annotations: { [REVISION]: String(newest.number) },
    }),
    spec: {
      replicas: desired,
      revisionHistoryLimit: 3,
      selector: { matchLabels: selectorLabels(workload) },
      strategy: {
        canary: {
          canaryService: `${service}-canary`,
          stableService: service,
          dynamicStableScale: true,
          trafficRouting: {
            istio: { virtualService: { name: service, routes: ['primary'] } },
          },
          steps,
        },
      },
      template: podTemplate(ctx, workload, newest),
    },
    status: {
      phase: 'Paused',
      message: 'CanaryPauseStep',
      observedGeneration: String(newest.number),
      replicas: desired,
      updatedReplicas: newest.replicas,
      readyReplicas: desired,
      availableReplicas: desired,
      currentPodHash: hash,
      stableRS: stableHash,
      currentStepIndex: stepIndex,
      currentStepHash: ctx.seed.suffix(10, 'steps', service),
      selector: Object.entries(selectorLabels(workload))
        .map(([key, value]) => `${key}=${value}`)
        .join(','),
      controllerPause: true,
      pauseConditions: [
        { reason: 'CanaryPauseStep', startTime: ctx.ago(canary.reachedAgo) },
      ],
      canary: {
        weights: {
          canary: {
            weight: canary.current,
            serviceName: `${service}-canary`,
            podTemplateHash: hash,
          },
          stable: {
            weight: 100 - canary.current,
            serviceName: service,
            podTemplateHash: stableHash,
          },
        },
      },
      conditions: [
        condition(ctx, 'Available', true, 'AvailableReason', stable.ago),
        condition(ctx, 'Healthy', false, 'RolloutHealthy', canary.startedAgo),
        condition(
          ctx,
          'Completed',
          false,
          'RolloutCompleted',
          canary.startedAgo,
        ),
        condition(ctx, 'Paused', true, 'RolloutPaused', canary.reachedAgo),
        {
          ...condition(
            ctx,
            'Progressing',
            true,
            'RolloutPaused',
            canary.reachedAgo,
          ),
          status: 'Unknown',
        },
      ],
    },
  };
  return [
    object,
    ...revisions.flatMap(revision =>
      replicaSet(ctx, {
        owner: object,
        workload,
        revision,
        hashLabel: ROLLOUT_HASH,
        revisionAnnotation: REVISION,
      }),
    ),
  ];
}

/** A pause of a quarter of an hour, then one until a person promotes. */
function canarySteps(weights: number[]) {
  const steps: { setWeight?: number; pause?: { duration?: string } }[] = [];
  weights.forEach((setWeight, index) => {
    steps.push({ setWeight });
    if (index < weights.length - 1) {
      steps.push({ pause: index === 0 ? { duration: '15m' } : {} });
    }
  });
  return steps;
}

const messages: Record<string, string> = {
  AvailableReason: 'Rollout has minimum availability',
  RolloutHealthy: 'Rollout is not healthy',
  RolloutCompleted: 'Rollout not completed, started update to new revision',
  RolloutPaused: 'Rollout is paused',
};

function condition(
  ctx: ClusterContext,
  type: string,
  holds: boolean,
  reason: string,
  sinceMs: number,
) {
  return {
    type,
    status: holds ? 'True' : 'False',
    reason,
    message: messages[reason],
    lastTransitionTime: ctx.ago(sinceMs),
    lastUpdateTime: ctx.ago(Math.max(sinceMs - MINUTE_MS, 0)),
  };
}
