import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  LogEvent,
  ScaffolderApi,
} from '@backstage/plugin-scaffolder-common';
import { NotFoundError } from '@backstage/errors';
import { runEvent, task, template } from '../../__testUtils__/fixtures';
import { observable } from '../../__testUtils__/observable';
import { renderCreate } from '../../__testUtils__/renderCreate';
import type { RenderCreateOptions } from '../../__testUtils__/renderCreate';

const begun = [
  runEvent(1, 0, {
    stepId: 'answers',
    status: 'processing',
    message: 'Beginning step Check the answers',
  }),
  runEvent(2, 3, {
    stepId: 'answers',
    status: 'completed',
    message: 'Finished step Check the answers',
  }),
  runEvent(3, 3, {
    stepId: 'publish',
    status: 'processing',
    message: 'Beginning step Make the repository',
  }),
];

const finished = [
  ...begun,
  runEvent(4, 5, { stepId: 'publish', status: 'completed', message: 'ok' }),
  runEvent(
    5,
    5,
    {
      message: 'Run completed with status: completed',
      output: {
        links: [
          { title: 'Open payments', entityRef: 'component:default/payments' },
          { title: 'Repository', url: '/repositories/learning/payments' },
          // eslint-disable-next-line no-script-url -- what an attacker would write
          { title: 'Bad', url: 'javascript:alert(1)' },
        ],
        text: [{ title: 'Clone it', content: '```sh\ngit clone x\n```' }],
      },
    },
    'completion',
  ),
];

const failed = [
  ...begun,
  runEvent(4, 5, {
    stepId: 'publish',
    status: 'failed',
    message: 'ConflictError: stack',
  }),
  runEvent(
    5,
    5,
    {
      message: 'Run completed with status: failed',
      error: { name: 'ConflictError', message: 'The repository is there.' },
    },
    'completion',
  ),
];

function streamOf(events: LogEvent[]): ScaffolderApi['streamLogs'] {
  return () =>
    observable<LogEvent>(observer =>
      events.forEach(event => observer.next?.(event)),
    );
}

function open(events: LogEvent[], options: RenderCreateOptions = {}) {
  return renderCreate('/create/tasks/t1', {
    ...options,
    scaffolder: {
      getTask: async () => task,
      streamLogs: streamOf(events),
      ...options.scaffolder,
    },
  });
}

describe('RunPage', () => {
  it('shows the steps in plain words with their times', async () => {
    open(begun);
    expect(
      await screen.findByRole('heading', { name: 'Creating payments' }),
    ).toBeVisible();
    const steps = within(
      screen.getByRole('list', { name: 'Steps of the run' }),
    ).getAllByRole('listitem');
    expect(steps[0]).toHaveTextContent('Check the answersDone, 3 s');
    expect(steps[1]).toHaveTextContent('Make the repositoryRunning, ');
    expect(steps[1]).toHaveAttribute('aria-current', 'step');
    expect(
      screen.getByRole('region', { name: 'Log of the run', hidden: true }),
    ).toHaveTextContent('Finished step Check the answers');
  });

  it('leads to what was made, as soon as the catalog has it', async () => {
    const payments = {
      ...template,
      kind: 'Component',
      metadata: { name: 'payments' },
    };
    const getEntityByRef = jest
      .fn()
      .mockResolvedValueOnce(undefined)
      .mockResolvedValue(payments);
    open(finished, { catalog: { getEntityByRef } });
    expect(
      await screen.findByRole('heading', { name: 'payments is ready' }),
    ).toBeVisible();
    const link = screen.getByRole('link', { name: 'Open payments' });
    expect(link).toHaveAttribute('href', '/catalog/default/component/payments');
    expect(link).toHaveAttribute('aria-disabled', 'true');
    await waitFor(
      () => expect(link).not.toHaveAttribute('aria-disabled', 'true'),
      { timeout: 5_000 },
    );
    expect(screen.getByRole('link', { name: 'Repository' })).toHaveAttribute(
      'href',
      '/repositories/learning/payments',
    );
    expect(screen.queryByRole('link', { name: 'Bad' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
  });

  it('has the commands at hand', async () => {
    const user = userEvent.setup();
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    open(finished);
    await user.click(
      await screen.findByRole('button', { name: 'Copy: Clone it' }),
    );
    expect(writeText).toHaveBeenCalledWith('git clone x');
    expect(await screen.findByText('Copied')).toBeVisible();
  });

  it('says what failed and runs it again with the same answers', async () => {
    const { scaffolder } = open(failed);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Failed at: Make the repository');
    expect(alert).toHaveTextContent('The repository is there.');
    expect(
      screen.getByText(/No step says that it undid anything/),
    ).toBeVisible();
    const change = screen.getByRole('link', { name: 'Change the answers' });
    expect(change).toHaveAttribute(
      'href',
      `/create/templates/default/resilient-api?formData=${encodeURIComponent(
        JSON.stringify(task.spec.parameters),
      )}`,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Run it again' }));
    expect(scaffolder.scaffold).toHaveBeenCalledWith({
      templateRef: 'template:default/resilient-api',
      values: task.spec.parameters,
    });
  });

  it('shows what was last known while the server is silent, and goes on', async () => {
    const breaking = (events: LogEvent[]) => () =>
      observable<LogEvent>(observer => {
        events.forEach(event => observer.next?.(event));
        observer.error?.(new Error('connection lost'));
      });
    const streamLogs = jest
      .fn()
      .mockImplementationOnce(breaking(begun))
      .mockImplementationOnce(breaking([]))
      .mockImplementation(streamOf(finished.slice(3)));
    open([], { scaffolder: { streamLogs } });
    expect(
      await screen.findByText(
        'No news from the server at the moment',
        {},
        { timeout: 5_000 },
      ),
    ).toBeVisible();
    expect(screen.getByText('Done, 3 s')).toBeVisible();
    expect(
      await screen.findByRole(
        'heading',
        { name: 'payments is ready' },
        { timeout: 5_000 },
      ),
    ).toBeVisible();
    expect(streamLogs).toHaveBeenLastCalledWith({ taskId: 't1', after: 3 });
    expect(screen.queryByText(/No news/)).toBeNull();
  });

  it('says when there is no such run', async () => {
    open([], {
      scaffolder: {
        getTask: async () => {
          throw new NotFoundError("No task with id 't1' found");
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "This run can't be readNo task with id 't1' found",
    );
  });

  it('stops a run', async () => {
    const cancelTask = jest.fn().mockResolvedValue({});
    open(begun, { scaffolder: { cancelTask } });
    await userEvent.click(await screen.findByRole('button', { name: 'Stop' }));
    expect(cancelTask).toHaveBeenCalledWith('t1');
  });

  it('leads to what a stopped run had made', async () => {
    open([
      ...begun,
      runEvent(4, 5, {
        stepId: 'publish',
        status: 'completed',
        message:
          'Published 3 files to http://localhost:7007/repositories/learning/payments',
      }),
      runEvent(5, 5, { message: 'Cancelled' }, 'cancelled'),
    ]);
    expect(await screen.findByText('The run was stopped')).toBeVisible();
    expect(
      screen.getByRole('link', { name: /repositories\/learning\/payments/ }),
    ).toBeVisible();
    expect(screen.getByText(/It is still there/)).toBeVisible();
  });
});
