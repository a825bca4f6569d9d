import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { git, gitOk } from './__testUtils__/gitClient';
import { REPOSITORIES, startGitHost } from './__testUtils__/startGitHost';
import { as } from './__testUtils__/startHost';

jest.setTimeout(120_000);

describe('git', () => {
  const data = createMockDirectory();
  const work = createMockDirectory();
  let host: Awaited<ReturnType<typeof startGitHost>>;

  beforeAll(async () => {
    host = await startGitHost({ data, work });
  });
  afterAll(() => host.stop());

  it('clones, pushes and fetches with a personal token', async () => {
    await host.create('flow', [{ path: 'README.md', content: '# Flow\n' }]);
    const token = await host.tokenOf('ada');
    const one = await host.clone('learning/flow', 'flow-one', token);
    const two = await host.clone('learning/flow', 'flow-two', token);
    expect(readFileSync(join(one, 'README.md'), 'utf8')).toBe('# Flow\n');

    await host.commit(one, 'docs/größe.md', 'groß\n');
    await gitOk(one, 'push', '--quiet', 'origin', 'HEAD:main');
    await gitOk(two, 'pull', '--quiet');
    expect(readFileSync(join(two, 'docs/größe.md'), 'utf8')).toBe('groß\n');

    const head = await gitOk(one, 'rev-parse', 'HEAD');
    expect(host.pushes('learning/flow').at(-1)?.eventPayload).toMatchObject({
      ref: 'refs/heads/main',
      after: head,
      pusher: 'user:default/ada',
      files: [{ path: 'docs/größe.md', status: 'added' }],
      sourceUrl: `${host.baseUrl}/api/local-git/learning/flow/tree/main/`,
    });
    const tokens = await host
      .api()
      .get('/api/local-git/v1/tokens')
      .set('Authorization', as('ada'))
      .expect(200);
    expect(tokens.body.items[0].lastUsedAt).toEqual(expect.any(String));
    expect(JSON.stringify(tokens.body)).not.toContain(token);
  });

  it('takes a first push, of many files and compressed, into an empty repository', async () => {
    await host.create('empty');
    const token = await host.tokenOf('ada');
    const cwd = host.folder('empty');
    await gitOk(cwd, 'init', '--quiet');
    for (let i = 0; i < 300; i++)
      writeFileSync(join(cwd, `file-${i}`), `${'content '.repeat(200)}${i}\n`);
    await host.commit(cwd, 'big.bin', 'x'.repeat(3_000_000));
    await gitOk(
      cwd,
      'push',
      '--quiet',
      host.urlFor('learning/empty', token),
      'main',
    );
    const details = await host
      .api()
      .get(`${REPOSITORIES}/learning/empty`)
      .set('Authorization', as('ada'))
      .expect(200);
    expect(details.body.empty).toBe(false);
    const again = await host.clone('learning/empty', 'empty-again', token);
    expect(await gitOk(again, 'rev-parse', 'HEAD')).toBe(
      await gitOk(cwd, 'rev-parse', 'HEAD'),
    );
  });

  it('makes the first branch that is pushed the default one', async () => {
    await host.create('master');
    const cwd = host.folder('master');
    await gitOk(cwd, 'init', '--quiet', '--initial-branch=master');
    await host.commit(cwd, 'a', 'a\n');
    const url = host.urlFor('learning/master', await host.tokenOf('ada'));
    await gitOk(cwd, 'push', '--quiet', url, 'master');
    await gitOk(cwd, 'push', '--quiet', url, 'master:later');
    const { body } = await host
      .api()
      .get(`${REPOSITORIES}/learning/master`)
      .set('Authorization', as('ada'));
    expect(body).toMatchObject({ defaultBranch: 'master', empty: false });
    expect(await gitOk(cwd, 'ls-remote', '--symref', url, 'HEAD')).toContain(
      'ref: refs/heads/master',
    );
    expect(host.pushes('learning/master')[0].eventPayload).toMatchObject({
      defaultBranch: 'master',
    });
  });

  it('rewrites and deletes branches, but never the default one', async () => {
    await host.create('history', [{ path: 'a', content: 'a\n' }]);
    const cwd = await host.clone(
      'learning/history',
      'history',
      await host.tokenOf('ada'),
    );
    await host.commit(cwd, 'a', 'b\n');
    await gitOk(cwd, 'push', '--quiet', 'origin', 'main', 'main:side');
    await gitOk(cwd, 'commit', '--quiet', '--amend', '-m', 'Another past');
    expect(
      (await git(cwd, 'push', '--force', 'origin', 'main')).output,
    ).toContain('non-fast-forward');
    expect(
      (await git(cwd, 'push', '--force', 'origin', 'main:side')).code,
    ).toBe(0);
    expect((await git(cwd, 'push', 'origin', ':main')).output).toContain(
      'default branch cannot be deleted',
    );
    expect((await git(cwd, 'push', 'origin', ':side')).code).toBe(0);
    expect(host.pushes('learning/history').at(-1)?.eventPayload).toMatchObject({
      ref: 'refs/heads/side',
      files: [],
    });
  });

  it('loses nothing when many push at once', async () => {
    await host.create('busy', [{ path: 'a', content: 'a\n' }]);
    const token = await host.tokenOf('ada');
    const clones = await Promise.all(
      [...Array(6).keys()].map(i =>
        host.clone('learning/busy', `busy-${i}`, token),
      ),
    );
    await Promise.all(
      clones.map((cwd, i) => host.commit(cwd, `file-${i}`, `${i}\n`)),
    );
    const branches = await Promise.all(
      clones.map((cwd, i) => git(cwd, 'push', 'origin', `HEAD:branch-${i}`)),
    );
    expect(branches.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);

    const main = await Promise.all(
      clones.map(cwd => git(cwd, 'push', 'origin', 'HEAD:main')),
    );
    expect(main.filter(({ code }) => code === 0)).toHaveLength(1);
    for (const cwd of clones) {
      await gitOk(cwd, 'pull', '--quiet', '--rebase', 'origin', 'main');
      await gitOk(cwd, 'push', '--quiet', 'origin', 'HEAD:main');
    }
    const { body } = await host
      .api()
      .get(`${REPOSITORIES}/learning/busy/tree`)
      .set('Authorization', as('ada'))
      .expect(200);
    expect(body.entries.map((entry: { path: string }) => entry.path)).toEqual(
      expect.arrayContaining([0, 1, 2, 3, 4, 5].map(i => `file-${i}`)),
    );
    const { body: refs } = await host
      .api()
      .get(`${REPOSITORIES}/learning/busy/refs`)
      .set('Authorization', as('ada'));
    expect(refs.branches).toHaveLength(7);
    expect(refs.branches[0].name).toBe('main');
    const fsck = await gitOk(
      work.path,
      '--git-dir',
      join(data.path, 'repositories/learning/busy.git'),
      'fsck',
      '--full',
    );
    expect(fsck).not.toContain('missing');
  });
});
