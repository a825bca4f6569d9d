import type { Problem, Rule } from '../Rule';
import { jobsOf } from './workflowModel';

/** Defect 69 of the source documents. */
export const workflowPermissions: Rule = {
  id: 'workflow-permissions',
  what: 'Workflows give no permission by default, jobs only what they need; the checkout keeps no token; every job ends in time.',
  why: 'Without it each job, and every action in it, may write to the repository with the default token.',
  fix: 'write permissions: {} at the top, permissions and timeout-minutes in each job, persist-credentials: false at the checkout',
  *check(repository): Iterable<Problem> {
    for (const workflow of repository.workflows) {
      const permissions = workflow.get('permissions');
      if (
        !permissions.exists ||
        permissions.entries().some(([, value]) => value.is('write')) ||
        permissions.is('write-all')
      ) {
        yield {
          file: workflow.file,
          line: permissions.line,
          message: 'the workflow gives permissions to every job',
        };
      }
    }
    for (const { workflow, id, value } of jobsOf(repository)) {
      const at = { file: workflow.file, line: value.line };
      if (!value.get('permissions').exists) {
        yield { ...at, message: `the job ${id} doesn't say what it may do` };
      }
      if (!value.text('uses') && !value.number('timeout-minutes')) {
        yield { ...at, message: `the job ${id} may run for six hours` };
      }
      for (const step of value.list('steps')) {
        const checkout = step.text('uses').startsWith('actions/checkout@');
        if (checkout && !step.get('with').is(false, 'persist-credentials')) {
          yield {
            file: step.file,
            line: step.line,
            message: `the checkout of the job ${id} leaves its token in .git/config`,
          };
        }
      }
    }
  },
};
