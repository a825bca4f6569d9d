import { createMockDirectory } from '@backstage/backend-test-utils';
import { git, gitOk } from './__testUtils__/gitClient';
import { startProposals } from './__testUtils__/startProposals';

jest.setTimeout(120_000);

describe('change proposals', () => {
  const data = createMockDirectory();
  const work = createMockDirectory();
  let host: Awaited<ReturnType<typeof startProposals>>;
  beforeAll(async () => {
    host = await startProposals({ data, work });
  });
  afterAll(() => host.host.stop());

  it('go from files to a merge by an owner', async () => {
    const repo = await host.repository();
    const opened = await repo.post('/proposals', host.change).expect(201);
    expect(opened.body).toMatchObject({
      number: 1,
      state: 'open',
      base: 'main',
      head: expect.stringMatching(/^proposal\/run-two-replicas-/),
      author: 'user:default/zoe',
      url: `http://localhost:7007/repositories/learning/${repo.name}/proposals/1`,
    });

    const shown = await repo.get('/proposals/1').expect(200);
    expect(shown.body.mergeability.state).toBe('clean');
    expect(shown.body.viewer).toEqual({
      canMerge: false,
      canClose: true,
      canComment: true,
    });
    expect(shown.body.commits).toHaveLength(1);
    expect(shown.body.diff).toMatchObject({
      changedFiles: 3,
      additions: 2,
      deletions: 2,
      truncated: false,
    });
    expect(
      shown.body.diff.files.find(
        (file: { path: string }) => file.path === 'values.yaml',
      ),
    ).toMatchObject({
      status: 'modified',
      hunks: [
        {
          lines: [
            { type: 'removed', text: 'replicas: 1', oldLine: 1 },
            { type: 'added', text: 'replicas: 2', newLine: 1 },
            { type: 'context', text: 'image: a', oldLine: 2, newLine: 2 },
          ],
        },
      ],
    });

    await repo
      .post('/proposals/1/comments', { text: 'Looks good' }, 'ada')
      .expect(201);
    await repo.post('/proposals/1/merge', {}).expect(403);
    const merged = await repo.post('/proposals/1/merge', {}, 'ada').expect(200);
    expect(merged.body.state).toBe('merged');

    const after = await repo.get('/proposals/1').expect(200);
    expect(
      after.body.timeline.map(
        ({ type, actor }: { type: string; actor: string }) => [type, actor],
      ),
    ).toEqual([
      ['opened', 'user:default/zoe'],
      ['commented', 'user:default/ada'],
      ['merged', 'user:default/ada'],
    ]);
    expect(after.body.diff.changedFiles).toBe(3);
    expect(after.body.commits).toHaveLength(1);
    const blob = await repo.get('/blob?path=values.yaml').expect(200);
    expect(blob.body).toMatchObject({
      content: 'replicas: 2\nimage: a\n',
      commit: merged.body.mergeCommit,
    });
    await repo.get('/blob?path=old.txt').expect(404);
    const refs = await repo.get('/refs').expect(200);
    expect(
      refs.body.branches.map(({ name }: { name: string }) => name),
    ).toEqual(['main']);
    const log = await repo.get('/commits').expect(200);
    expect(log.body.items[0]).toMatchObject({
      subject: 'Run two replicas (#1)',
      author: { name: 'Ada Example' },
    });
    expect(log.body.items[0].parents).toHaveLength(2);
    await repo.post('/proposals/1/merge', {}, 'ada').expect(409);
    await repo.post('/proposals/1/close', {}, 'ada').expect(409);

    expect(host.host.events).toContainEqual(
      expect.objectContaining({
        topic: 'local-git.push',
        eventPayload: expect.objectContaining({
          repository: `learning/${repo.name}`,
          ref: 'refs/heads/main',
          after: merged.body.mergeCommit,
          files: expect.arrayContaining([
            { path: 'old.txt', status: 'deleted' },
          ]),
        }),
      }),
    );
  });

  it('go from a pushed branch to a fast-forward, and follow its pushes', async () => {
    const repo = await host.repository();
    const cwd = await repo.clone();
    await gitOk(cwd, 'switch', '--quiet', '-c', 'feature/x');
    await host.commit(cwd, 'x', '1\n');
    await gitOk(cwd, 'push', '--quiet', 'origin', 'feature/x');
    await repo
      .post('/proposals', { title: 'Add x', head: 'feature/x' }, 'ada')
      .expect(201);
    const seen = await gitOk(cwd, 'rev-parse', 'HEAD');
    await host.commit(cwd, 'x', '2\n');
    await gitOk(cwd, 'push', '--quiet', 'origin', 'feature/x');
    const head = await gitOk(cwd, 'rev-parse', 'HEAD');

    const shown = await repo.get('/proposals/1').expect(200);
    expect(shown.body.commits).toHaveLength(2);
    expect(shown.body.timeline.at(-1)).toMatchObject({
      type: 'pushed',
      text: head,
    });
    await repo
      .post('/proposals/1/merge', { headCommit: seen }, 'ada')
      .expect(409);
    const merged = await repo.post(
      '/proposals/1/merge',
      { method: 'fast-forward', deleteBranch: false },
      'ada',
    );
    expect(merged.body).toMatchObject({ state: 'merged', mergeCommit: head });
    expect(
      await gitOk(cwd, 'ls-remote', 'origin', 'refs/heads/feature/x'),
    ).toContain(head);
    expect(await gitOk(cwd, 'ls-remote', 'origin')).not.toContain(
      'refs/causeway',
    );
  });

  it('say which files conflict and host.change nothing', async () => {
    const repo = await host.repository();
    await repo.post('/proposals', host.change).expect(201);
    const cwd = await repo.clone();
    await host.commit(cwd, 'values.yaml', 'replicas: 3\nimage: a\n');
    await gitOk(cwd, 'push', '--quiet', 'origin', 'main');
    const tip = await gitOk(cwd, 'rev-parse', 'HEAD');

    const shown = await repo.get('/proposals/1').expect(200);
    expect(shown.body.mergeability).toMatchObject({
      state: 'conflicts',
      conflictingPaths: ['values.yaml'],
    });
    const refused = await repo
      .post('/proposals/1/merge', {}, 'ada')
      .expect(409);
    expect(refused.body.error.message).toContain('values.yaml');
    await repo
      .post('/proposals/1/merge', { method: 'fast-forward' }, 'ada')
      .expect(409);
    expect(
      await gitOk(cwd, 'ls-remote', 'origin', 'refs/heads/main'),
    ).toContain(tip);

    // Settled locally, as the message says.
    await gitOk(cwd, 'fetch', '--quiet');
    await gitOk(
      cwd,
      'switch',
      '--quiet',
      '-c',
      'settle',
      `origin/${shown.body.head}`,
    );
    expect((await git(cwd, 'merge', '--quiet', 'origin/main')).code).not.toBe(
      0,
    );
    await host.commit(cwd, 'values.yaml', 'replicas: 3\nimage: b\n');
    await gitOk(cwd, 'push', '--quiet', 'origin', `HEAD:${shown.body.head}`);
    await repo.post('/proposals/1/merge', {}, 'ada').expect(200);
  });

  it('are closed by their author or an owner, and by nobody else', async () => {
    const repo = await host.repository();
    await repo.post('/proposals', host.change, 'zoe').expect(201);
    await repo
      .post('/proposals', { ...host.change, title: 'Again' }, 'ada')
      .expect(201);
    await repo.post('/proposals/2/close', {}, 'zoe').expect(403);
    await repo.post('/proposals/1/close', {}, 'zoe').expect(200);
    await repo.post('/proposals/2/close', {}, 'max').expect(200);
    const closed = await repo.get('/proposals?state=closed').expect(200);
    expect(
      closed.body.items.map(({ number }: { number: number }) => number),
    ).toEqual([2, 1]);
    expect((await repo.get('/proposals/1')).body.diff.changedFiles).toBe(3);
  });
});
