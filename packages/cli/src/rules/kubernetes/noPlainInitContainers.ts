import { containersOf, titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defects 4 and 5 of the source documents. */
export const noPlainInitContainers: Rule = {
  id: 'no-plain-init-containers',
  what: 'Pods that serve have no init containers but native sidecars; migrations run once, in a Job.',
  why: 'An init container runs in every replica and at every scale-up: migrations run at once many times, and with a mesh it has no network yet.',
  fix: 'move the work to a Job that runs before the release (a hook), or make it a sidecar with restartPolicy: Always',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const { workload, name, value, init } of containersOf(repository)) {
      if (init && workload.serves && !value.is('Always', 'restartPolicy')) {
        yield {
          file: value.file,
          line: value.line,
          message: `${titleOf(workload.object)} runs ${name} before each pod`,
        };
      }
    }
  },
};
