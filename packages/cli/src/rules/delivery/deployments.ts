import type { Repository } from '../model/Repository';
import type { Value } from '../model/Value';
import { Job, jobsOf, scriptsOf, startsOn } from './workflowModel';

/** A job that deploys to an environment, itself or through a workflow that it calls. */
export interface Deployment {
  job: Job;
  /** `dev`, `staging`, `prod`. */
  environment: string;
  /** The expression that says which digest; empty when none is handed over. */
  digest: string;
  /** The environment of the repository's settings whose reviewers approve. */
  gate: string;
  concurrency: Value;
  at: Value;
}

const SCRIPT = /\b(?:deploy|canary)\.sh (\S+)/;
const DIGEST = /(?:needs\.[\w-]+\.outputs|inputs)\.\w*digest\w*/i;

/** What an expression on inputs comes to, for what a caller hands over. */
function resolve(expression: string, inputs: Record<string, string>): string {
  const names = [...expression.matchAll(/inputs\.([\w-]+)/g)];
  return names.length === 0
    ? expression
    : names.map(([, name]) => inputs[name] ?? '').find(Boolean) ?? '';
}

function stepsThatDeploy(job: Value): Array<{ step: Value; target: string }> {
  return scriptsOf(job).flatMap(({ step, script }) => {
    const target = SCRIPT.exec(script)?.[1];
    return target ? { step, target: target.replace(/["']/g, '') } : [];
  });
}

function environmentOf(job: Value): string {
  return job.text('environment') || job.text('environment.name');
}

/** Every deployment that a release makes. */
export function deploymentsOf(repository: Repository): Deployment[] {
  const jobs = jobsOf(repository);
  return jobs.flatMap(job => {
    const { workflow, value } = job;
    const called = value.text('uses').replace(/^\.\//, '');
    if (!called) {
      // What only others call is looked at where it is called.
      const own = startsOn(workflow, 'workflow_call')
        ? []
        : stepsThatDeploy(value);
      return own.map(({ step, target }) => ({
        job,
        environment: target,
        digest: DIGEST.exec(JSON.stringify(step.raw))?.[0] ?? '',
        gate: environmentOf(value),
        concurrency: value.get('concurrency').exists
          ? value.get('concurrency')
          : workflow.get('concurrency'),
        at: step,
      }));
    }
    const inputs = value.labels('with');
    return jobs
      .filter(inner => inner.workflow.file === called)
      .flatMap(inner =>
        stepsThatDeploy(inner.value)
          .slice(0, 1)
          .map(({ step }) => {
            const handed = DIGEST.exec(JSON.stringify(step.raw))?.[0] ?? '';
            return {
              job,
              environment: inputs.environment ?? '',
              digest: resolve(handed, inputs),
              gate: resolve(environmentOf(inner.value), inputs),
              concurrency: inner.value.get('concurrency'),
              at: value,
            };
          }),
      );
  });
}

/** The jobs that a job waits for, and those that they wait for. */
export function ancestorsOf(repository: Repository, job: Job): Job[] {
  const siblings = jobsOf(repository).filter(
    other => other.workflow.file === job.workflow.file,
  );
  const found = new Map<string, Job>();
  const collect = ({ value }: Job) => {
    const needs = [value.get('needs'), ...value.list('needs')];
    for (const name of needs.map(item => item.text()).filter(Boolean)) {
      const other = siblings.find(({ id }) => id === name);
      if (other && !found.has(name)) {
        found.set(name, other);
        collect(other);
      }
    }
  };
  collect(job);
  return [...found.values()];
}
