import type { Repository } from '../model/Repository';
import type { Value } from '../model/Value';

/** A job of a workflow. */
export interface Job {
  workflow: Value;
  id: string;
  value: Value;
}

/** Every job of every workflow. */
export function jobsOf(repository: Repository): Job[] {
  return repository.workflows.flatMap(workflow =>
    workflow.entries('jobs').map(([id, value]) => ({ workflow, id, value })),
  );
}

/** Whether an event starts a workflow. */
export function startsOn(workflow: Value, event: string): boolean {
  const on = workflow.get('on');
  return (
    on.is(event) ||
    on.list().some(item => item.is(event)) ||
    on.entries().some(([key]) => key === event)
  );
}

/** The workflows that an event starts, and those that they call. */
export function workflowsOn(repository: Repository, event: string): Value[] {
  const started = repository.workflows.filter(workflow =>
    startsOn(workflow, event),
  );
  const called = started
    .flatMap(workflow => workflow.entries('jobs'))
    .map(([, job]) => job.text('uses').replace(/^\.\//, ''))
    .filter(Boolean);
  return repository.workflows.filter(
    workflow => started.includes(workflow) || called.includes(workflow.file),
  );
}

/** The shell script of every step of a job, with the step. */
export function scriptsOf(job: Value): Array<{ step: Value; script: string }> {
  return job
    .list('steps')
    .filter(step => step.text('run'))
    .map(step => ({ step, script: step.text('run') }));
}
