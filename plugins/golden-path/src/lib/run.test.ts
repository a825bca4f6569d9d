import type {
  LogEvent,
  ScaffolderTask,
} from '@backstage/plugin-scaffolder-common';
import {
  cleanupLines,
  failedStep,
  initialRun,
  isSettled,
  madeThings,
  reduceRun,
  runElapsed,
  shownSteps,
  stepElapsed,
} from './run';
import type { Run, RunAction } from './run';

const START = Date.parse('2026-11-21T02:00:00.000Z');

const task: ScaffolderTask = {
  id: 't1',
  status: 'processing',
  createdAt: '2026-11-21T02:00:00.000Z',
  spec: {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    parameters: { name: 'payments' },
    output: {},
    steps: [
      { id: 'answers', name: 'Check the answers', action: 'a' },
      { id: 'publish', name: 'Make the repository', action: 'b' },
      { id: 'undo', name: 'Undo', action: 'c', if: '${{ failure() }}' },
      { id: 'notify', name: 'Notify', action: 'd', if: '${{ failure() }}' },
    ],
    templateInfo: {
      entityRef: 'template:default/resilient-api',
      entity: { metadata: { name: 'resilient-api', title: 'Resilient API' } },
    },
  },
};

let nextId = 1;

function event(
  seconds: number,
  body: LogEvent['body'] & Record<string, unknown>,
  type: LogEvent['type'] = 'log',
): RunAction {
  const createdAt = new Date(START + seconds * 1_000).toISOString();
  return {
    type: 'event',
    event: { id: nextId++, taskId: 't1', type, createdAt, body },
  };
}

function play(...actions: RunAction[]): Run {
  return actions.reduce(reduceRun, initialRun);
}

const started: RunAction[] = [
  { type: 'task', task },
  event(0, { stepId: 'answers', status: 'processing', message: 'Beginning' }),
  event(1, {
    stepId: 'answers',
    message: '\u001b[32minfo\u001b[39m: 12 answers, 8 by default',
  }),
  event(2, { stepId: 'answers', status: 'completed', message: 'Finished' }),
  event(2, { stepId: 'publish', status: 'processing', message: 'Beginning' }),
];

describe('reduceRun', () => {
  it('shows all steps before anything has run', () => {
    const run = play({ type: 'task', task });
    expect(run).toMatchObject({
      state: 'running',
      templateTitle: 'Resilient API',
      values: { name: 'payments' },
    });
    expect(run.steps.map(step => step.state)).toEqual([
      'waiting',
      'waiting',
      'waiting',
      'waiting',
    ]);
    expect(runElapsed(run, START)).toBeUndefined();
  });

  it('follows the steps and times them', () => {
    const run = play(...started);
    const [answers, publish, undo] = run.steps;
    expect(answers).toMatchObject({ state: 'done' });
    expect(answers.log[1]).toBe('info: 12 answers, 8 by default');
    expect(stepElapsed(answers, START + 99_000)).toBe(2_000);
    expect(publish.state).toBe('running');
    expect(stepElapsed(publish, START + 5_000)).toBe(3_000);
    expect(stepElapsed(undo, START + 5_000)).toBeUndefined();
    expect(runElapsed(run, START + 5_000)).toBe(5_000);
    expect(isSettled(run)).toBe(false);
  });

  it('shows a step with a condition only when it runs', () => {
    const ids = (run: Run) => shownSteps(run).map(({ id }) => id);
    expect(ids(play(...started))).toEqual(['answers', 'publish']);
    const undoing = event(4, {
      stepId: 'undo',
      status: 'processing',
      message: '',
    });
    expect(ids(play(...started, undoing))).toContain('undo');
  });

  it('ends with the output', () => {
    const run = play(
      ...started,
      event(6, { stepId: 'publish', status: 'completed', message: 'Finished' }),
      event(6, { stepId: 'undo', status: 'skipped', message: 'Skipping' }),
      event(
        7,
        { message: 'Run completed', output: { links: [{ title: 'Repo' }] } },
        'completion',
      ),
    );
    expect(run).toMatchObject({
      state: 'done',
      output: { links: [{ title: 'Repo' }] },
    });
    expect(runElapsed(run, START + 99_000)).toBe(6_000);
  });

  it('says what failed and what was undone', () => {
    const run = play(
      ...started,
      event(3, { stepId: 'publish', status: 'failed', message: 'Error: …' }),
      event(3, {
        stepId: 'undo',
        status: 'processing',
        message: 'Beginning step Undo',
      }),
      event(3, {
        stepId: 'undo',
        message: 'info: Removed the repository learning/payments',
      }),
      event(4, {
        stepId: 'undo',
        status: 'completed',
        message: 'Finished step Undo',
      }),
      event(4, {
        stepId: 'notify',
        status: 'processing',
        message: 'Beginning step Notify',
      }),
      event(4, {
        stepId: 'notify',
        status: 'skipped',
        message: 'Skipping step notify because its if condition was false',
      }),
      event(
        4,
        {
          message: 'Run completed with status: failed',
          error: { name: 'ConflictError', message: 'The disk is full' },
        },
        'completion',
      ),
    );
    expect(run).toMatchObject({ state: 'failed', error: 'The disk is full' });
    expect(failedStep(run)?.title).toBe('Make the repository');
    expect(cleanupLines(run)).toEqual([
      'Removed the repository learning/payments',
    ]);
  });

  it('names what finished steps of a stopped run made', () => {
    const run = play(
      ...started,
      event(3, {
        stepId: 'answers',
        status: 'completed',
        message: 'See https://docs.example.com/answers',
      }),
      event(4, { stepId: 'publish', status: 'processing', message: 'Begun' }),
      event(5, {
        stepId: 'publish',
        message:
          'info: Published 3 files to http://localhost:7007/repositories/learning/payments.',
      }),
      event(6, { stepId: 'publish', status: 'completed', message: 'Finished' }),
      event(7, { message: 'Cancelled' }, 'cancelled'),
    );
    expect(madeThings(run)).toEqual([
      {
        step: 'Make the repository',
        url: 'http://localhost:7007/repositories/learning/payments',
      },
    ]);
  });

  it('has a reason also when a run was given up by the server', () => {
    const run = play(
      ...started,
      event(9, { message: 'The task worker lost connection' }, 'completion'),
    );
    expect(run).toMatchObject({
      state: 'failed',
      error: 'The task worker lost connection',
    });
    expect(cleanupLines(run)).toEqual([]);
  });

  it('stays cancelled when the cancelled run ends', () => {
    const run = play(
      ...started,
      event(3, { message: 'Cancelled' }, 'cancelled'),
      event(
        4,
        { message: 'Run failed', error: { message: 'x' } },
        'completion',
      ),
    );
    expect(run.state).toBe('cancelled');
  });

  it('starts over when the server recovered the run', () => {
    const run = play(...started, event(3, { message: '' }, 'recovered'));
    expect(run.state).toBe('running');
    expect(run.steps.every(step => step.state === 'waiting')).toBe(true);
  });

  it('keeps what is known while the events cannot be read', () => {
    const before = play(...started);
    const lost = reduceRun(before, { type: 'unreachable', reason: 'offline' });
    expect(lost).toEqual({ ...before, unreachable: 'offline' });

    const back = reduceRun(
      lost,
      event(5, { stepId: 'publish', message: 'pushed' }),
    );
    expect(back.unreachable).toBeUndefined();
  });

  it('takes in an event once when the stream repeats it', () => {
    const run = play(...started, ...started.slice(1));
    expect(run).toEqual(play(...started));
  });
});
