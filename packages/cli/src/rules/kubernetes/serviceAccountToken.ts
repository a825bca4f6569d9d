import { titleOf, workloadsOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defect 9 of the source documents. */
export const serviceAccountToken: Rule = {
  id: 'service-account-token',
  what: 'Pods get no token of the Kubernetes API that they do not ask for.',
  why: 'Whoever gets into a container with a token can talk to the API server as the service.',
  fix: 'set automountServiceAccountToken: false in the pod',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const { object, pod } of workloadsOf(repository)) {
      if (!pod.is(false, 'automountServiceAccountToken')) {
        yield {
          file: pod.file,
          line: pod.get('automountServiceAccountToken').line,
          message: `${titleOf(object)} mounts a token of the API server`,
        };
      }
    }
  },
};
