import { containersOf, titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

const NEEDED = ['requests.cpu', 'requests.memory', 'limits.memory'];

/** Defect 1 of the source documents. */
export const resourcesOnContainers: Rule = {
  id: 'resources-on-containers',
  what: 'Every container asks for CPU and memory and has a memory limit, those of Jobs and init containers too.',
  why: 'Under a ResourceQuota a pod without them is refused; elsewhere it is the first to be evicted and may take the node with it.',
  fix: 'set resources.requests.cpu, requests.memory and limits.memory',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const { workload, name, value } of containersOf(repository)) {
      const missing = NEEDED.filter(path => !value.text(`resources.${path}`));
      if (missing.length > 0) {
        yield {
          file: value.file,
          line: value.get('resources').line,
          message: `container ${name} of ${titleOf(
            workload.object,
          )} has no ${missing.join(', ')}`,
        };
      }
    }
  },
};
