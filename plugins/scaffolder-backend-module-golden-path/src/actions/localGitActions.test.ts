import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import fs from 'node:fs';
import { FakeLocalGit } from '../__testUtils__/FakeLocalGit';
import { createProposeLocalGitAction } from './proposeLocalGit';
import { createPublishLocalGitAction } from './publishLocalGit';
import { createUndoAction } from './undo';

const workspace = createMockDirectory();
const repoUrl = 'localhost:7007?owner=learning&repo=payments';

function context<T>(input: T, task = 'task-1') {
  const output = jest.fn();
  return {
    ...createMockActionContext({ workspacePath: workspace.path }),
    input,
    output,
    task: { id: task },
    outputs: () => Object.fromEntries(output.mock.calls),
  };
}

let host: FakeLocalGit;
beforeEach(() => {
  host = new FakeLocalGit();
  workspace.setContent({
    'a.txt': 'a',
    'bin/x': Buffer.from([0, 255, 1]),
    '.git/HEAD': 'x',
  });
});

const publish = (task?: string, input: object = {}) =>
  createPublishLocalGitAction({ localGit: host.service }).handler(
    context({ repoUrl, ...input }, task),
  );

async function undo(input: object, task?: string) {
  const ctx = context(input, task);
  await createUndoAction({ localGit: host.service }).handler(ctx);
  return ctx.outputs();
}

describe('local-git:repository:publish', () => {
  it('sends texts as they are, bytes in base64, and nothing of .git', async () => {
    await publish();
    expect(host.repositories.get('learning/payments')?.files).toEqual([
      { path: 'a.txt', content: 'a', encoding: 'utf-8' },
      { path: 'bin/x', content: 'AP8B', encoding: 'base64' },
    ]);
  });

  it('publishes a folder of the workspace, and none outside', async () => {
    await publish('task-1', { sourcePath: 'bin' });
    expect(host.filesOf('learning/payments')).toEqual({ x: 'AP8B' });
    await expect(publish('task-1', { sourcePath: '../..' })).rejects.toThrow();
  });

  it("takes its own repository when tried again, and never somebody else's", async () => {
    await publish('task-1');
    await expect(publish('task-1')).resolves.toBeUndefined();
    await expect(publish('task-2')).rejects.toThrow(
      "'learning/payments' exists",
    );
  });

  it('refuses links', async () => {
    fs.symlinkSync('/etc/passwd', workspace.resolve('evil'));
    await expect(publish()).rejects.toThrow("'evil' is a link");
    expect(host.repositories.size).toBe(0);
  });

  it.each(['', 'nowhere', 'localhost:7007?owner=..&repo=x'])(
    'refuses %j',
    async bad => {
      await expect(publish('task-1', { repoUrl: bad })).rejects.toThrow(
        "'repoUrl'",
      );
    },
  );
});

describe('local-git:proposal:create', () => {
  const propose = async (task: string, input: object = {}) => {
    const ctx = context({ repoUrl, title: 'Add a runbook', ...input }, task);
    await createProposeLocalGitAction({ localGit: host.service }).handler(ctx);
    return ctx.outputs();
  };

  it('opens one proposal for a task, however often it is tried', async () => {
    await publish();
    const first = await propose('task-7', { filesToDelete: ['old.md'] });
    expect(first).toMatchObject({
      pullRequestNumber: 1,
      remoteUrl:
        'http://localhost:7007/repositories/learning/payments/proposals/1',
    });
    expect(
      host.repositories.get('learning/payments')?.proposals[0].request.files,
    ).toContainEqual({
      path: 'old.md',
      delete: true,
    });
    expect(await propose('task-7')).toEqual(first);
    expect(await propose('other-8')).toMatchObject({ pullRequestNumber: 2 });
  });

  it('refuses a branch that was asked for and is there', async () => {
    await publish();
    await propose('task-7', { branchName: 'runbook' });
    await expect(propose('task-7', { branchName: 'runbook' })).rejects.toThrow(
      'exists',
    );
  });
});

describe('golden-path:undo', () => {
  it('deletes what this task made', async () => {
    await publish('task-1');
    expect(await undo({ publisher: 'local-git', repoUrl })).toMatchObject({
      outcome: 'deleted',
    });
    expect(host.repositories.size).toBe(0);
  });

  it('keeps what another task made, and what somebody has worked in', async () => {
    await publish('task-2');
    expect(await undo({ publisher: 'local-git', repoUrl })).toMatchObject({
      outcome: 'kept',
    });
    host.repositories.clear();
    await publish('task-1');
    host.push('learning/payments');
    expect(await undo({ publisher: 'local-git', repoUrl })).toMatchObject({
      outcome: 'kept',
    });
    expect(host.repositories.size).toBe(1);
  });

  it('keeps what somebody works in on a branch, or proposes to change', async () => {
    await publish('task-1');
    host.push('learning/payments', 'feature');
    expect(await undo({ publisher: 'local-git', repoUrl })).toMatchObject({
      outcome: 'kept',
    });
    host.repositories.clear();
    await publish('task-1');
    await host.service.createProposal(
      { owner: 'learning', name: 'payments' },
      { title: 'Change it', head: 'feature' },
      { credentials: mockCredentials.user() },
    );
    expect(await undo({ publisher: 'local-git', repoUrl })).toMatchObject({
      outcome: 'kept',
    });
    expect(host.repositories.size).toBe(1);
  });

  it.each([
    [{}],
    [
      {
        publisher: '${{ steps.answers.output.publisher }}',
        repoUrl: '${{ steps.answers.output.repoUrl }}',
      },
    ],
    [{ publisher: 'local-git', repoUrl: '' }],
    [{ publisher: 'local-git', repoUrl }],
  ])('does nothing when nothing was made: %j', async input => {
    expect(await undo(input)).toMatchObject({ outcome: 'nothing' });
  });

  it('says how to remove what it may not delete', async () => {
    await publish('task-1');
    host.service.deleteRepository = async () => {
      throw new NotAllowedError('Not allowed to delete');
    };
    const { outcome, message } = await undo({
      publisher: 'local-git',
      repoUrl,
    });
    expect(outcome).toBe('by-hand');
    expect(message).toContain('Not allowed to delete');
    expect(message).toContain('/repositories/learning/payments');
  });

  it('says what may be left on another host, and touches nothing', async () => {
    const { outcome, message } = await undo({
      publisher: 'github',
      repoUrl: 'github.com?owner=acme&repo=payments',
      remoteUrl: 'https://github.com/acme/payments',
      catalogInfoUrl:
        'https://github.com/acme/payments/blob/main/catalog-info.yaml',
    });
    expect(outcome).toBe('by-hand');
    expect(message).toContain('https://github.com/acme/payments.');
    expect(message).toContain('Unregister entity');
  });
});
