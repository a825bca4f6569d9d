import { containersOf, titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

const DIGEST = /@sha256:[0-9a-f]{64}$/;

/** Defect 6 of the source documents. */
export const imageByDigest: Rule = {
  id: 'image-by-digest',
  what: 'Images are deployed by digest and not pulled anew at each start; bases of the Dockerfile name a version.',
  why: 'A tag can be moved: two pods of one release run different code, and a rollback to latest brings back nothing.',
  fix: 'deploy REPOSITORY@sha256:… with imagePullPolicy IfNotPresent; in the Dockerfile name the version',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const { workload, name, value } of containersOf(repository)) {
      const where = `container ${name} of ${titleOf(workload.object)}`;
      if (!DIGEST.test(value.text('image'))) {
        yield {
          file: value.file,
          line: value.get('image').line,
          message: `${where} runs ${value.text('image')} by tag`,
        };
      }
      if (value.is('Always', 'imagePullPolicy')) {
        yield {
          file: value.file,
          line: value.get('imagePullPolicy').line,
          message: `${where} asks the registry at each start`,
        };
      }
    }
  },
};
