import { titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defect 84 of the source documents. */
export const vpaRecommends: Rule = {
  id: 'vpa-recommends',
  what: 'A VerticalPodAutoscaler only recommends.',
  why: 'Auto is deprecated, evicts pods at will, and on CPU or memory it works against the HorizontalPodAutoscaler.',
  fix: 'set updatePolicy.updateMode to "Off" and take its numbers over by pull request',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const scaler of repository.ofKind('VerticalPodAutoscaler')) {
      const mode = scaler.value.at('spec.updatePolicy.updateMode');
      if (!mode.is('Off')) {
        yield {
          file: mode.file,
          line: mode.line,
          message: `${titleOf(scaler)} changes pods by itself (${
            mode.text() || 'Auto'
          })`,
        };
      }
    }
  },
};
