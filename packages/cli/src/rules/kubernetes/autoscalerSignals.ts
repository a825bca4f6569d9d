import { titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defect 15 of the source documents. */
export const autoscalerSignals: Rule = {
  id: 'autoscaler-signals',
  what: 'Autoscalers follow load (CPU, requests, queue), not memory or latency, and wait before they scale.',
  why: 'Memory does not fall after a peak, so replicas stay for ever; latency rises with a slow database, and more pods make it slower.',
  fix: 'scale on CPU, requests in flight or queue depth, with stabilizationWindowSeconds over 0',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const scaler of repository.ofKind('HorizontalPodAutoscaler')) {
      for (const metric of scaler.value.list('spec.metrics')) {
        const name =
          metric.text('resource.name') ||
          metric.text('containerResource.name') ||
          metric.text('pods.metric.name') ||
          metric.text('external.metric.name') ||
          metric.text('object.metric.name');
        if (/memory|latency|duration/.test(name)) {
          yield {
            file: metric.file,
            line: metric.line,
            message: `${titleOf(scaler)} follows ${name}`,
          };
        }
      }
      const window = scaler.value.at(
        'spec.behavior.scaleUp.stabilizationWindowSeconds',
      );
      if (window.is(0)) {
        yield {
          file: scaler.value.file,
          line: window.line,
          message: `${titleOf(scaler)} scales up at the first spike`,
        };
      }
    }
  },
};
