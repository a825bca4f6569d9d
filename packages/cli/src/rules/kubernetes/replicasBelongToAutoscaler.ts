import { titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defect 10 of the source documents. */
export const replicasBelongToAutoscaler: Rule = {
  id: 'replicas-belong-to-autoscaler',
  what: 'A workload that an autoscaler scales does not say how many replicas it has, and only one autoscaler scales it.',
  why: 'Each sync of Argo CD sets the number back, in the middle of a peak; two autoscalers undo each other.',
  fix: 'leave replicas out of the workload and keep one HorizontalPodAutoscaler for it',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    const seen = new Set<string>();
    for (const scaler of repository.ofKind(
      'HorizontalPodAutoscaler',
      'ScaledObject',
    )) {
      const target = scaler.value.at('spec.scaleTargetRef');
      const key = `${scaler.environment}/${target.text('kind')}/${target.text(
        'name',
      )}`;
      if (seen.has(key)) {
        yield {
          file: scaler.value.file,
          line: target.line,
          message: `${titleOf(scaler)} scales what another autoscaler scales`,
        };
      }
      seen.add(key);
    }
    for (const object of repository.ofKind(
      'Deployment',
      'StatefulSet',
      'Rollout',
    )) {
      const replicas = object.value.at('spec.replicas');
      const key = `${object.environment}/${object.kind}/${object.name}`;
      if (replicas.exists && seen.has(key)) {
        yield {
          file: object.value.file,
          line: replicas.line,
          message: `${titleOf(
            object,
          )} sets ${replicas.text()} replicas though an autoscaler decides`,
        };
      }
    }
  },
};
