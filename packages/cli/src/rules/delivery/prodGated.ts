import type { Problem, Rule } from '../Rule';
import { jobsOf, scriptsOf } from './workflowModel';

/** Defect 65 of the source documents. */
export const prodGated: Rule = {
  id: 'prod-gated',
  what: 'Production is deployed from a tag, in the environment prod (whose reviewers approve), after staging, one deployment at a time.',
  why: 'A merge to main that goes straight to production is a release that nobody decided on.',
  fix: 'give the job environment: prod, needs: staging, a condition on tags (its own or that of a job it needs) and concurrency without cancel-in-progress',
  *check(repository): Iterable<Problem> {
    const jobs = jobsOf(repository);
    for (const { workflow, id, value } of jobs) {
      const deploys = scriptsOf(value).some(({ script }) =>
        /(deploy|canary)\.sh prod\b/.test(script),
      );
      if (!deploys) continue;
      const at = { file: workflow.file, line: value.line };
      const environment =
        value.text('environment') || value.text('environment.name');
      if (!/^prod/.test(environment)) {
        yield {
          ...at,
          message: `the job ${id} deploys to prod without the environment prod`,
        };
      }
      const ancestors = new Set<string>();
      const collect = (name: string) => {
        const job = jobs.find(
          other => other.workflow.file === workflow.file && other.id === name,
        );
        for (const needed of [
          job?.value.text('needs') ?? '',
          ...(job?.value.list('needs') ?? []).map(item => item.text()),
        ]) {
          if (needed && !ancestors.has(needed)) {
            ancestors.add(needed);
            collect(needed);
          }
        }
      };
      collect(id);
      if (![...ancestors].some(name => /staging/.test(name))) {
        yield { ...at, message: `the job ${id} doesn't wait for staging` };
      }
      const tagged = [id, ...ancestors].some(name =>
        jobs.some(
          job =>
            job.workflow.file === workflow.file &&
            job.id === name &&
            /ref_type == 'tag'|refs\/tags/.test(job.value.text('if')),
        ),
      );
      const onlyTags =
        workflow.at('on.push.tags').exists &&
        !workflow.at('on.push.branches').exists;
      if (!tagged && !onlyTags) {
        yield { ...at, message: `the job ${id} deploys to prod from a branch` };
      }
      const concurrency = value.get('concurrency').exists
        ? value.get('concurrency')
        : workflow.get('concurrency');
      if (!concurrency.exists || concurrency.is(true, 'cancel-in-progress')) {
        yield {
          ...at,
          message: `two runs of the job ${id} may deploy at once`,
        };
      }
    }
  },
};
