import { titleOf, workloadsOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defect 9 of the source documents. */
export const boundedVolumes: Rule = {
  id: 'bounded-volumes',
  what: 'Every emptyDir has a sizeLimit.',
  why: 'One pod that fills its scratch space fills the node, and all its neighbours are evicted.',
  fix: 'set emptyDir.sizeLimit',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const { object, pod } of workloadsOf(repository)) {
      for (const volume of pod.list('volumes')) {
        const scratch = volume.get('emptyDir');
        if (scratch.raw !== undefined && !scratch.get('sizeLimit').exists) {
          yield {
            file: volume.file,
            line: scratch.line,
            message: `volume ${volume.text('name')} of ${titleOf(
              object,
            )} may grow without end`,
          };
        }
      }
    }
  },
};
