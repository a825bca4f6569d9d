import type { Problem, Rule } from '../Rule';
import { workflowsOn } from './workflowModel';

const PUSHES =
  /docker push|--push\b|docker login|push: ?(true|"true")|docker\/login-action|ecr get-login|cosign sign/;

/** Defect 66 of the source documents. */
export const pullRequestsPushNothing: Rule = {
  id: 'pull-requests-push-nothing',
  what: 'A pull request is linted, tested and built; it pushes no image and writes nothing.',
  why: "Unreviewed code would end up in the registry, and a fork's pull request fails for want of credentials.",
  fix: 'build without --push and log in to no registry; push on main only',
  *check(repository): Iterable<Problem> {
    const pull = workflowsOn(repository, 'pull_request');
    if (repository.workflows.length > 0 && pull.length === 0) {
      yield {
        file: '.github/workflows',
        message: 'no workflow checks pull requests',
      };
    }
    for (const workflow of [
      ...pull,
      ...workflowsOn(repository, 'pull_request_target'),
    ]) {
      for (const [id, job] of workflow.entries('jobs')) {
        const only =
          /github\.event_name == 'push'|ref == 'refs\/heads\/main'/.test(
            job.text('if'),
          ) && !/pull_request/.test(job.text('if'));
        const text = JSON.stringify(job.raw);
        const writes = job
          .entries('permissions')
          .some(
            ([key, value]) =>
              value.is('write') && ['contents', 'packages'].includes(key),
          );
        if (!only && (PUSHES.test(text) || writes)) {
          yield {
            file: workflow.file,
            line: job.line,
            message: `the job ${id} pushes or may write, for a pull request`,
          };
        }
      }
    }
  },
};
