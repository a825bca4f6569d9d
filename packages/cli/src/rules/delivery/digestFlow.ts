import type { Problem, Rule } from '../Rule';
import { jobsOf, scriptsOf } from './workflowModel';

/** Defect 63 of the source documents. */
export const digestFlow: Rule = {
  id: 'digest-flow',
  what: 'What is deployed is the digest that the build gave out, handed from job to job; nothing is deployed by a tag that is guessed.',
  why: 'Built as sha-1234567 and deployed as the full commit id is ImagePullBackOff; a tag can also have moved since.',
  fix: 'give the digest of the push out as an output of the build job, and deploy needs.….outputs.digest',
  *check(repository): Iterable<Problem> {
    const jobs = jobsOf(repository);
    const byId = (file: string, id: string) =>
      jobs.find(job => job.workflow.file === file && job.id === id);
    const deploying = jobs.flatMap(job =>
      scriptsOf(job.value)
        .filter(({ script }) => /\bdeploy\.sh\b|\bcanary\.sh\b/.test(script))
        .map(({ step }) => ({ ...job, step })),
    );
    for (const { workflow, id, value, step } of deploying) {
      const at = { file: step.file, line: step.line };
      const given = JSON.stringify(step.raw);
      const source = /needs\.([\w-]+)\.outputs\.(\w*digest\w*)/i.exec(given);
      if (!source) {
        yield {
          ...at,
          message: `the job ${id} deploys something else than a digest that was handed to it`,
        };
        continue;
      }
      const needs = [value.get('needs'), ...value.list('needs')].map(item =>
        item.text(),
      );
      const maker = byId(workflow.file, source[1]);
      const output = maker?.value.text(`outputs.${source[2]}`) ?? '';
      const stepId = /steps\.([\w-]+)\.outputs\.(\w+)/.exec(output)?.[1];
      const made = maker?.value
        .list('steps')
        .some(item => item.is(stepId ?? '', 'id'));
      if (!needs.includes(source[1]) || !made) {
        yield {
          ...at,
          message: `the digest that the job ${id} deploys comes from no step`,
        };
      }
      if (/\$(?:\{)?GITHUB_SHA:0:|type=sha|github\.sha \| /.test(given)) {
        yield { ...at, message: `the job ${id} deploys a shortened commit id` };
      }
    }
    const pushes = jobs.some(({ value }) =>
      /--push|push: true/.test(JSON.stringify(value.raw)),
    );
    if (pushes && deploying.length === 0) {
      yield {
        file: jobs[0].workflow.file,
        message: 'an image is pushed and never deployed',
      };
    }
  },
};
