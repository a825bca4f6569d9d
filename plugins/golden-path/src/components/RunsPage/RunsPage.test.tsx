import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  LogEvent,
  ScaffolderTask,
} from '@backstage/plugin-scaffolder-common';
import { task } from '../../__testUtils__/fixtures';
import { observable } from '../../__testUtils__/observable';
import { renderCreate } from '../../__testUtils__/renderCreate';

const now = Date.parse('2026-11-21T12:00:00Z');
const ago = (seconds: number) => new Date(now - seconds * 1_000).toISOString();

function run(id: string, change: Partial<ScaffolderTask> = {}): ScaffolderTask {
  return {
    ...task,
    id,
    status: 'completed',
    createdAt: ago(7_200),
    lastHeartbeatAt: ago(7_180),
    spec: {
      ...task.spec,
      parameters: { name: id },
      user: {
        ref: 'user:default/ana',
        entity: {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name: 'ana' },
          spec: { profile: { displayName: 'Ana Silva' } },
        },
      },
    },
    ...change,
  };
}

const running = run('fresh', {
  status: 'processing',
  createdAt: ago(12),
  lastHeartbeatAt: ago(1),
});

function renderRuns(
  listTasks: jest.Mock,
  path: string = '/create/tasks',
): jest.Mock {
  renderCreate(path, { scaffolder: { listTasks } });
  return listTasks;
}

const listOf = (tasks: ScaffolderTask[], totalTasks = tasks.length) =>
  jest.fn(async () => ({ tasks, totalTasks }));

const cells = async (name: string) => {
  const link = await screen.findByRole('link', { name });
  const row = screen
    .getAllByRole('row')
    .find(candidate => candidate.contains(link));
  return row
    ? within(row)
        .getAllByRole('cell')
        .map(cell => cell.textContent)
    : [];
};

async function pass(milliseconds: number) {
  await act(() => jest.advanceTimersByTimeAsync(milliseconds));
}

describe('RunsPage', () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });

  beforeEach(() => {
    jest.useFakeTimers({ now, advanceTimers: true });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it("lists the person's runs: what, how, how far, when, how long and by whom", async () => {
    const listTasks = renderRuns(
      listOf([
        run('payments'),
        run('broken', { status: 'failed', createdAt: ago(7_300) }),
        run('silent', { status: 'processing' }),
      ]),
    );
    expect(await cells('payments')).toEqual([
      'Resilient API',
      'Done',
      '2 hours ago',
      'about 20 s',
      'Ana Silva',
    ]);
    expect(await cells('broken')).toContain('Failed');
    expect(await cells('broken')).toContain('about 2 min');
    expect(await cells('silent')).toEqual(
      expect.arrayContaining(['Unknown', '–']),
    );
    expect(screen.getByRole('link', { name: 'payments' })).toHaveAttribute(
      'href',
      '/create/tasks/payments',
    );
    expect(
      screen.getAllByTitle('21 Nov 2026, 10:00:00 UTC')[0],
    ).toHaveAttribute('datetime', '2026-11-21T10:00:00.000Z');
    expect(screen.getByText('3 runs')).toBeVisible();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Runs');
    expect(listTasks).toHaveBeenCalledTimes(1);
    expect(listTasks).toHaveBeenCalledWith({
      filterByOwnership: 'owned',
      limit: 20,
      offset: 0,
    });
  });

  it('follows a run until it ends, then asks no more', async () => {
    const listTasks = renderRuns(
      jest
        .fn()
        .mockResolvedValueOnce({ tasks: [running], totalTasks: 1 })
        .mockResolvedValue({
          tasks: [
            { ...running, status: 'completed', lastHeartbeatAt: ago(-3) },
          ],
          totalTasks: 1,
        }),
    );
    expect(await cells('fresh')).toContain('Running');
    await pass(2_000);
    expect((await cells('fresh')).join()).toMatch(/1[45] s so far/);
    await pass(3_000);
    expect(await cells('fresh')).toEqual(
      expect.arrayContaining(['Done', 'about 15 s']),
    );
    await pass(60_000);
    expect(listTasks).toHaveBeenCalledTimes(2);
  });

  it("asks nothing while the tab can't be seen, and at once when it can again", async () => {
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(false);
    const listTasks = renderRuns(listOf([running]));
    await cells('fresh');
    hidden.mockReturnValue(true);
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    await pass(30_000);
    expect(listTasks).toHaveBeenCalledTimes(1);
    hidden.mockReturnValue(false);
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    await waitFor(() => expect(listTasks).toHaveBeenCalledTimes(2));
    hidden.mockRestore();
  });

  it('keeps in the address whose runs and which page', async () => {
    const listTasks = renderRuns(
      jest.fn(async ({ offset }: { offset: number }) => ({
        tasks: [run(offset === 0 ? 'newest' : 'oldest')],
        totalTasks: 21,
      })),
      '/create/tasks?view=all&page=2',
    );
    await screen.findByRole('link', { name: 'oldest' });
    expect(listTasks).toHaveBeenLastCalledWith({
      filterByOwnership: 'all',
      limit: 20,
      offset: 20,
    });
    expect(screen.getByText('Runs 21 to 21 of 21')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Older' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Newer' }));
    await screen.findByRole('link', { name: 'newest' });
    expect(screen.getByRole('button', { name: 'Newer' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Older' })).toBeEnabled();
    expect(screen.getByRole('button', { name: 'All' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );

    await user.click(screen.getByRole('button', { name: 'My runs' }));
    await screen.findByRole('link', { name: 'newest' });
    expect(listTasks).toHaveBeenLastCalledWith({
      filterByOwnership: 'owned',
      limit: 20,
      offset: 0,
    });
  });

  it('goes from row to row by keyboard', async () => {
    renderRuns(listOf(['one', 'two', 'three'].map(id => run(id))));
    const one = await screen.findByRole('link', { name: 'one' });
    const two = screen.getByRole('link', { name: 'two' });
    const three = screen.getByRole('link', { name: 'three' });
    act(() => one.focus());
    await user.keyboard('{ArrowDown}');
    expect(two).toHaveFocus();
    await user.keyboard('{End}{ArrowDown}');
    expect(three).toHaveFocus();
    await user.keyboard('{ArrowUp}{Home}{ArrowUp}');
    expect(one).toHaveFocus();
  });

  it('opens a run by a click on any part of its row', async () => {
    renderCreate('/create/tasks', {
      scaffolder: {
        listTasks: listOf([run('payments')]),
        getTask: async () => run('payments'),
        streamLogs: () => observable<LogEvent>(() => {}),
      },
    });
    await screen.findByRole('link', { name: 'payments' });
    await user.click(screen.getByText('about 20 s'));
    expect(
      await screen.findByRole('heading', { name: 'Creating payments' }),
    ).toBeVisible();
  });

  it('leads to the first run, and back from beyond the last page', async () => {
    renderRuns(listOf([]), '/create/tasks?page=4');
    await user.click(
      await screen.findByRole('button', { name: 'Show the newest runs' }),
    );
    expect(
      await screen.findByText("You haven't run a golden path yet"),
    ).toBeVisible();
    for (const link of screen.getAllByRole('link', {
      name: 'Create a service',
    })) {
      expect(link).toHaveAttribute('href', '/create');
    }
    await user.click(screen.getByRole('button', { name: 'All' }));
    expect(await screen.findByText('No runs yet')).toBeVisible();
  });

  it('says what failed and tries again', async () => {
    renderRuns(
      jest
        .fn()
        .mockRejectedValueOnce(new Error('The database is down'))
        .mockResolvedValue({ tasks: [run('payments')], totalTasks: 1 }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is down',
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'payments' })).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('keeps what it knew when the server goes away, with its age', async () => {
    renderRuns(
      jest
        .fn()
        .mockResolvedValueOnce({ tasks: [running], totalTasks: 1 })
        .mockRejectedValueOnce(new Error('Failed to fetch'))
        .mockResolvedValue({
          tasks: [{ ...running, status: 'completed' }],
          totalTasks: 1,
        }),
    );
    await cells('fresh');
    await pass(5_000);
    expect(
      await screen.findByText('No news from the server at the moment'),
    ).toBeVisible();
    expect(await cells('fresh')).toContain('Running');
    await pass(15_000);
    expect(await cells('fresh')).toContain('Done');
    expect(screen.queryByText(/No news/)).toBeNull();
  });
});
