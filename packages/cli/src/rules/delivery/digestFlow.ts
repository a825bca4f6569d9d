import type { Problem, Rule } from '../Rule';
import { ancestorsOf, deploymentsOf } from './deployments';
import { jobsOf } from './workflowModel';

/** Defect 63 of the source documents. */
export const digestFlow: Rule = {
  id: 'digest-flow',
  what: 'What is deployed is the digest that the build gave out, handed from job to job; nothing is deployed by a tag that is guessed.',
  why: 'Built as sha-1234567 and deployed as the full commit id is ImagePullBackOff; a tag can also have moved since.',
  fix: 'give the digest of the push out as an output of the build job, and deploy needs.….outputs.digest',
  *check(repository): Iterable<Problem> {
    const deployments = deploymentsOf(repository);
    for (const { job, digest, environment, at } of deployments) {
      const problem = { file: at.file, line: at.line };
      const [, from, output] =
        /needs\.([\w-]+)\.outputs\.(\w+)/.exec(digest) ?? [];
      const maker = ancestorsOf(repository, job).find(({ id }) => id === from);
      const made = /steps\.([\w-]+)\.outputs\.\w+/.exec(
        maker?.value.text(`outputs.${output}`) ?? '',
      )?.[1];
      const step = maker?.value
        .list('steps')
        .some(item => made && item.is(made, 'id'));
      if (!from) {
        yield {
          ...problem,
          message: `the job ${job.id} deploys something else to ${environment} than a digest that was handed to it`,
        };
      } else if (!step) {
        yield {
          ...problem,
          message: `the digest that the job ${job.id} deploys comes from no step that it waits for`,
        };
      }
    }
    const push = jobsOf(repository).find(({ value }) =>
      /--push\b|"push":true/.test(JSON.stringify(value.raw)),
    );
    if (push && deployments.length === 0) {
      yield {
        file: push.workflow.file,
        line: push.value.line,
        message: 'an image is pushed and never deployed',
      };
    }
  },
};
