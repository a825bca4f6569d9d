import { containersOf, titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defect 11 of the source documents. */
export const noCpuLimit: Rule = {
  id: 'no-cpu-limit',
  what: 'Containers that serve have no CPU limit.',
  why: 'A limit throttles a single busy thread within each 100 ms although the node is idle: p95 rises for nothing. Requests share the CPU fairly.',
  fix: 'remove limits.cpu; raise requests.cpu if it needs more',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const { workload, name, value } of containersOf(repository)) {
      const limit = value.at('resources.limits.cpu');
      if (workload.serves && limit.exists) {
        yield {
          file: value.file,
          line: limit.line,
          message: `container ${name} of ${titleOf(
            workload.object,
          )} is throttled at ${limit.text()} CPU`,
        };
      }
    }
  },
};
