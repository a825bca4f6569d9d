import { containersOf, titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defect 9 of the source documents. */
export const gracefulShutdown: Rule = {
  id: 'graceful-shutdown',
  what: 'Containers behind a Service sleep in preStop, and pods may take longer to end than that.',
  why: 'A pod keeps getting requests for seconds after it was told to stop: each rollout answers some with 502.',
  fix: 'add lifecycle.preStop.sleep of 5 s and a terminationGracePeriodSeconds of 35 or more',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const { workload, name, value, init } of containersOf(repository)) {
      if (!workload.serves || init || value.list('ports').length === 0)
        continue;
      const where = `container ${name} of ${titleOf(workload.object)}`;
      const worker =
        workload.labels['app.kubernetes.io/component'] === 'worker';
      if (!value.at('lifecycle.preStop').exists && !worker) {
        yield {
          file: value.file,
          line: value.line,
          message: `${where} has no preStop`,
        };
      }
      const grace = workload.pod.number('terminationGracePeriodSeconds') ?? 30;
      const sleep = value.number('lifecycle.preStop.sleep.seconds') ?? 0;
      if (grace < sleep + 25) {
        yield {
          file: workload.pod.file,
          line: workload.pod.get('terminationGracePeriodSeconds').line,
          message: `${where} has ${grace} s to end, ${sleep} s of which it sleeps`,
        };
      }
    }
  },
};
