import type { Problem, Rule } from '../Rule';
import { ancestorsOf, deploymentsOf } from './deployments';

/** Defect 65 of the source documents. */
export const prodGated: Rule = {
  id: 'prod-gated',
  what: 'Production is deployed from a tag, in the environment prod (whose reviewers approve), after staging, one deployment at a time.',
  why: 'A merge to main that goes straight to production is a release that nobody decided on.',
  fix: 'give the job environment: prod, needs: staging, a condition on tags (its own or that of a job it needs) and concurrency without cancel-in-progress',
  *check(repository): Iterable<Problem> {
    const deployments = deploymentsOf(repository);
    for (const { job, environment, gate, concurrency, at } of deployments) {
      if (environment !== 'prod') continue;
      const problem = { file: at.file, line: at.line };
      const before = ancestorsOf(repository, job);
      if (!/^prod/.test(gate)) {
        yield {
          ...problem,
          message: `the job ${job.id} deploys to prod without the environment prod`,
        };
      }
      const rehearsed = deployments.some(
        other =>
          other.environment === 'staging' &&
          before.some(({ id }) => id === other.job.id),
      );
      if (!rehearsed) {
        yield {
          ...problem,
          message: `the job ${job.id} doesn't wait for staging`,
        };
      }
      const tagged = [job, ...before].some(({ value }) =>
        /ref_type == 'tag'|refs\/tags/.test(value.text('if')),
      );
      const events = job.workflow.at('on.push');
      const onlyTags =
        events.get('tags').exists && !events.get('branches').exists;
      if (!tagged && !onlyTags) {
        yield {
          ...problem,
          message: `the job ${job.id} deploys to prod from a branch`,
        };
      }
      if (!concurrency.exists || concurrency.is(true, 'cancel-in-progress')) {
        yield {
          ...problem,
          message: `two runs of the job ${job.id} may deploy at once`,
        };
      }
    }
  },
};
