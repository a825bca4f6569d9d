import type { ServiceFileProblem } from '@causeway/plugin-service-files-node';
import type { SloProblem } from '@causeway/plugin-slo-common';

/** A problem with files as the SLO area says it. */
export function toProblem(problem: ServiceFileProblem): SloProblem {
  return {
    about: 'files',
    message: problem.message,
    fix: problem.fix,
    ...(problem.file !== undefined && { file: problem.file }),
    since: problem.since ?? null,
  };
}
