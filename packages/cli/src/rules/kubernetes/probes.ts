import { containersOf, titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defects 7, 9 and 19 of the source documents. */
export const probes: Rule = {
  id: 'probes',
  what: 'Containers that serve have startup, liveness and readiness probes; liveness and readiness ask different questions.',
  why: 'Without them a dead pod stays and a starting one gets traffic; a liveness probe that asks the database restarts every pod when it is slow.',
  fix: 'give a startupProbe and a livenessProbe that touch nothing else, and a readinessProbe that asks what requests need',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const { workload, name, value, init } of containersOf(repository)) {
      if (!workload.serves || init) continue;
      const where = `container ${name} of ${titleOf(workload.object)}`;
      for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
        if (!value.get(probe).exists) {
          yield {
            file: value.file,
            line: value.line,
            message: `${where} has no ${probe}`,
          };
        }
      }
      const live = value.at('livenessProbe.httpGet.path');
      if (
        live.exists &&
        live.text() === value.text('readinessProbe.httpGet.path')
      ) {
        yield {
          file: value.file,
          line: live.line,
          message: `${where} asks ${live.text()} for both liveness and readiness`,
        };
      }
      const delay = value.number('livenessProbe.initialDelaySeconds') ?? 0;
      if (delay > 0 && value.get('startupProbe').exists) {
        yield {
          file: value.file,
          line: value.at('livenessProbe.initialDelaySeconds').line,
          message: `${where} waits ${delay} s before liveness though it has a startupProbe`,
        };
      }
    }
  },
};
