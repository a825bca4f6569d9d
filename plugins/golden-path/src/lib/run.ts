import type {
  LogEvent,
  ScaffolderTask,
  ScaffolderTaskOutput,
} from '@backstage/plugin-scaffolder-common';
import type { JsonObject } from '@backstage/types';

/** How far a step of a run is. */
export type RunStepState =
  | 'waiting'
  | 'running'
  | 'done'
  | 'failed'
  | 'skipped'
  | 'cancelled';

/** One step of a run, as the person who waits for it sees it. */
export interface RunStep {
  id: string;
  title: string;
  state: RunStepState;
  /** Whether it only runs under a condition, e.g. for one Git host, or after a failure. */
  conditional: boolean;
  /** Milliseconds since the epoch, by the server's clock. */
  startedAt?: number;
  /** Milliseconds since the epoch, by the server's clock. */
  endedAt?: number;
  log: string[];
}

/** A run of a golden path: what is known of it from its task and the events so far. */
export interface Run {
  state: 'loading' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Why the events can't be read at the moment; the rest stays as it was last known. */
  unreachable?: string;
  templateRef?: string;
  templateTitle?: string;
  /** The answers that the run was started with. */
  values: JsonObject;
  steps: RunStep[];
  /** Why the run failed, in the words of what failed. */
  error?: string;
  output?: ScaffolderTaskOutput;
  /** Id of the last event taken in; the stream goes on after it. */
  lastEventId?: number;
  /** Milliseconds since the epoch, by the server's clock. */
  createdAt?: number;
}

/** What can happen to a {@link Run}. */
export type RunAction =
  | { type: 'task'; task: ScaffolderTask }
  | { type: 'event'; event: LogEvent }
  | { type: 'unreachable'; reason: string };

/** A run of which nothing is known yet. */
export const initialRun: Run = { state: 'loading', values: {}, steps: [] };

const STEP_STATES: Record<string, RunStepState> = {
  open: 'waiting',
  processing: 'running',
  completed: 'done',
  failed: 'failed',
  skipped: 'skipped',
  cancelled: 'cancelled',
};

const SETTLED = new Set<RunStepState>([
  'done',
  'failed',
  'skipped',
  'cancelled',
]);

// Step loggers colour their lines for terminals.
// eslint-disable-next-line no-control-regex
const TERMINAL_COLOURS = /\u001b\[[0-9;]*m/g;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fromTask(run: Run, task: ScaffolderTask): Run {
  const entity = task.spec.templateInfo?.entity;
  return {
    ...run,
    state: run.state === 'loading' ? 'running' : run.state,
    unreachable: undefined,
    templateRef: task.spec.templateInfo?.entityRef,
    templateTitle: entity?.metadata.title ?? entity?.metadata.name,
    values: task.spec.parameters,
    createdAt: Date.parse(task.createdAt),
    steps:
      run.steps.length > 0
        ? run.steps
        : task.spec.steps.map(step => ({
            id: step.id,
            title: step.name,
            conditional: step.if !== undefined,
            state: 'waiting',
            log: [],
          })),
  };
}

function withLogLine(step: RunStep, event: LogEvent): RunStep {
  const at = Date.parse(event.createdAt);
  const state = STEP_STATES[event.body.status ?? ''] ?? step.state;
  const line = event.body.message.replace(TERMINAL_COLOURS, '').trimEnd();
  const next: RunStep = { ...step, state, log: [...step.log, line] };
  if (state === 'running' && step.state !== 'running') {
    next.startedAt = at;
  }
  if (SETTLED.has(state) && !SETTLED.has(step.state)) {
    next.endedAt = at;
  }
  return next;
}

function completed(run: Run, event: LogEvent): Run {
  const body: unknown = event.body;
  const { error, output } = isRecord(body) ? body : {};
  if (isRecord(output) && !error) {
    return { ...run, state: 'done', output };
  }
  const message =
    isRecord(error) && typeof error.message === 'string'
      ? error.message
      : event.body.message;
  return {
    ...run,
    state: run.state === 'cancelled' ? 'cancelled' : 'failed',
    error: message,
  };
}

function recovered(run: Run): Run {
  return {
    ...run,
    state: 'running',
    error: undefined,
    output: undefined,
    steps: run.steps.map(({ id, title, conditional }) => ({
      id,
      title,
      conditional,
      state: 'waiting',
      log: [],
    })),
  };
}

function fromEvent(run: Run, event: LogEvent): Run {
  // The stream may repeat what was seen before the connection broke.
  if (run.lastEventId !== undefined && event.id <= run.lastEventId) {
    return run;
  }
  const next = { ...run, lastEventId: event.id, unreachable: undefined };
  switch (event.type) {
    case 'log':
      return {
        ...next,
        steps: next.steps.map(step =>
          step.id === event.body.stepId ? withLogLine(step, event) : step,
        ),
      };
    case 'completion':
      return completed(next, event);
    case 'cancelled':
      return { ...next, state: 'cancelled' };
    case 'recovered':
      return recovered(next);
    default:
      return next;
  }
}

/** Takes in what happened; pure, so that a page that is loaded again arrives at the same run from the same events. */
export function reduceRun(run: Run, action: RunAction): Run {
  switch (action.type) {
    case 'task':
      return fromTask(run, action.task);
    case 'event':
      return fromEvent(run, action.event);
    case 'unreachable':
      return { ...run, unreachable: action.reason };
    default:
      return run;
  }
}

/** Whether nothing more will happen. */
export function isSettled(run: Run): boolean {
  return ['done', 'failed', 'cancelled'].includes(run.state);
}

/** Milliseconds that a step took, or has taken so far at `now`; nothing if it hasn't begun. */
export function stepElapsed(step: RunStep, now: number): number | undefined {
  if (step.startedAt === undefined) {
    return undefined;
  }
  return Math.max(0, (step.endedAt ?? now) - step.startedAt);
}

/** Milliseconds from the start of the run's first step to the end of its last, or to `now`. */
export function runElapsed(run: Run, now: number): number | undefined {
  const starts = run.steps.flatMap(step => step.startedAt ?? []);
  if (starts.length === 0) {
    return undefined;
  }
  const ends = run.steps.flatMap(step =>
    step.startedAt === undefined ? [] : step.endedAt ?? now,
  );
  const end = isSettled(run) ? Math.max(...ends) : now;
  return Math.max(0, end - Math.min(...starts));
}

/** The steps to show: those with a condition only once it turned out to hold. */
export function shownSteps(run: Run): RunStep[] {
  return run.steps.filter(
    step =>
      !step.conditional ||
      (step.state !== 'waiting' && step.state !== 'skipped'),
  );
}

/** The first step that failed. */
export function failedStep(run: Run): RunStep | undefined {
  return run.steps.find(step => step.state === 'failed');
}

const NOISE = /^(Beginning|Finished) step /;

/** Something that a finished step says it made. */
export interface MadeThing {
  step: string;
  url: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s"'<>]*[^\s"'<>.,;:!?)]/;

/** What finished steps made and named by its address in their log: what a run that was stopped leaves behind. */
export function madeThings(run: Run): MadeThing[] {
  return run.steps
    .filter(step => step.state === 'done')
    .flatMap(step =>
      step.log
        .filter(line => /\b(published|created|registered)\b/i.test(line))
        .flatMap(line => ADDRESS.exec(line)?.[0] ?? [])
        .map(url => ({ step: step.title, url })),
    );
}

/**
 * What the steps said that ran because something failed (they undo what was made, or name what is left): their own log
 * lines, without the runner's.
 */
export function cleanupLines(run: Run): string[] {
  const index = run.steps.findIndex(step => step.state === 'failed');
  if (index < 0) {
    return [];
  }
  return run.steps
    .slice(index + 1)
    .filter(step => step.startedAt !== undefined && step.state !== 'skipped')
    .flatMap(step => step.log)
    .filter(line => !NOISE.test(line))
    .map(line => line.replace(/^(info|warn|error): /, ''));
}
