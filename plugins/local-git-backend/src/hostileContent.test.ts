import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { git, gitOk } from './__testUtils__/gitClient';
import { startTarget } from './__testUtils__/startTarget';

jest.setTimeout(120_000);

const root = '/api/local-git/v1/repositories';

describe('hostile repositories', () => {
  const data = createMockDirectory();
  const work = createMockDirectory();
  let target: Awaited<ReturnType<typeof startTarget>>;
  beforeAll(async () => {
    target = await startTarget({ data, work });
  });
  afterAll(() => target.host.stop());

  it('shows a link as its text and follows none', async () => {
    await target.create('links', [{ path: 'a', content: 'a' }]);
    const cwd = await target.cloned('links');
    symlinkSync('/etc/passwd', join(cwd, 'passwd'));
    symlinkSync('../../../..', join(cwd, 'up'));
    await target.commitAll(cwd);
    await gitOk(cwd, 'push', '--quiet', 'origin', 'main');
    const blob = await target
      .get(`${root}/learning/links/blob?path=passwd`)
      .expect(200);
    expect(blob.body).toMatchObject({
      type: 'symlink',
      content: '/etc/passwd',
    });
    const raw = await target
      .get(`${root}/learning/links/raw?path=passwd`)
      .expect(200);
    expect(raw.body.toString()).toBe('/etc/passwd');
    await target.get(`${root}/learning/links/tree?path=up`).expect(400);
    await target
      .get(`${root}/learning/links/blob?path=up/etc/passwd`)
      .expect(404);
  });

  it('shows submodules and fetches none', async () => {
    await target.create('modules', [{ path: 'a', content: 'a' }]);
    const cwd = await target.cloned('modules');
    writeFileSync(
      join(cwd, '.gitmodules'),
      '[submodule "m"]\n\tpath = m\n\turl = http://127.0.0.1:1/x.git\n',
    );
    await gitOk(cwd, 'add', '.gitmodules');
    await gitOk(
      cwd,
      'update-index',
      '--add',
      '--cacheinfo',
      `160000,${'1'.repeat(40)},m`,
    );
    await gitOk(cwd, 'commit', '--quiet', '-m', 'Module');
    await gitOk(cwd, 'push', '--quiet', 'origin', 'main');
    const tree = await target.get(`${root}/learning/modules/tree`).expect(200);
    expect(tree.body.entries).toContainEqual(
      expect.objectContaining({ name: 'm', type: 'submodule' }),
    );
    await target.get(`${root}/learning/modules/archive`).expect(200);
    await target.get(`${root}/learning/modules/blob?path=m`).expect(400);
  });

  it('refuses evil submodules and .git folders at the door', async () => {
    await target.create('evil', [{ path: 'a', content: 'a' }]);
    const cwd = await target.cloned('evil');
    writeFileSync(
      join(cwd, '.gitmodules'),
      '[submodule "m"]\n\tpath = m\n\turl = --upload-pack=touch pwned\n',
    );
    await target.commitAll(cwd);
    expect((await git(cwd, 'push', 'origin', 'main')).output).toMatch(
      /gitmodulesUrl|fsck/,
    );

    const inner = await gitOk(cwd, 'rev-parse', 'HEAD~1^{tree}');
    const bad = await gitOk(
      cwd,
      'commit-tree',
      mktree(cwd, `040000 tree ${inner}\t.git\n`),
      '-m',
      'Bad',
    );
    expect(
      (await git(cwd, 'push', 'origin', `${bad}:refs/heads/bad`)).output,
    ).toMatch(/hasDotgit|fsck/);
  });

  it('runs no hook', async () => {
    await target.create('hooks', [{ path: 'a', content: 'a' }]);
    const bare = join(data.path, 'repositories/learning/hooks.git');
    const trace = join(work.path, 'hook-ran');
    mkdirSync(join(bare, 'hooks'), { recursive: true });
    for (const hook of [
      'pre-receive',
      'update',
      'post-receive',
      'post-update',
      'reference-transaction',
    ]) {
      writeFileSync(join(bare, 'hooks', hook), `#!/bin/sh\ntouch '${trace}'\n`);
      chmodSync(join(bare, 'hooks', hook), 0o755);
    }
    const cwd = await target.cloned('hooks');
    writeFileSync(join(cwd, 'b'), 'b');
    await target.commitAll(cwd);
    await gitOk(cwd, 'push', '--quiet', 'origin', 'main');
    expect(existsSync(trace)).toBe(false);
  });

  it('gives the committed bytes whatever attributes say', async () => {
    await target.create('attributes', [
      {
        path: '.gitattributes',
        content: '* export-subst ident eol=crlf\nhidden export-ignore\n',
      },
      { path: 'hidden', content: '$Format:%H$ $Id$\n' },
    ]);
    const archive = await target
      .get(`${root}/learning/attributes/archive`)
      .buffer(true)
      .expect(200);
    expect(archive.body.toString('latin1')).toContain('$Format:%H$ $Id$\n');
    expect(archive.headers['content-security-policy']).toContain('sandbox');
  });

  it('serves scripts as downloads', async () => {
    await target.create('html', [
      { path: "it's <b>.html", content: '<script>alert(1)</script>' },
    ]);
    const { headers } = await target
      .get(`${root}/learning/html/raw`)
      .query({ path: "it's <b>.html" })
      .expect(200);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition':
        "attachment; filename*=UTF-8''it%27s%20%3Cb%3E.html",
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  it('copes with binary files, names that are no UTF-8 and deep folders', async () => {
    const deep = `${'d/'.repeat(200)}file`;
    await target.create('odd', [
      {
        path: 'bin',
        content: Buffer.from([0xff, 0x00, 0xfe]).toString('base64'),
        encoding: 'base64',
      },
      {
        path: 'latin',
        content: Buffer.from([0xe9, 0x0a]).toString('base64'),
        encoding: 'base64',
      },
      { path: deep, content: 'deep\n' },
    ]);
    expect(
      (await target.get(`${root}/learning/odd/blob?path=bin`)).body,
    ).toMatchObject({ binary: true, size: 3 });
    expect(
      (await target.get(`${root}/learning/odd/blob?path=latin`)).body.binary,
    ).toBe(true);
    expect(
      (await target.get(`${root}/learning/odd/blob`).query({ path: deep })).body
        .content,
    ).toBe('deep\n');

    const cwd = await target.cloned('odd');
    const blob = await gitOk(cwd, 'hash-object', '-w', 'latin');
    const tree = Buffer.concat([
      Buffer.from(`100644 blob ${blob}\tn`),
      Buffer.from([0xe9, 0x0a]),
    ]);
    const odd = await gitOk(
      cwd,
      'commit-tree',
      mktree(cwd, tree),
      '-m',
      'Odd name',
    );
    await gitOk(cwd, 'push', '--quiet', 'origin', `${odd}:refs/heads/odd`);
    const shown = await target
      .get(`${root}/learning/odd/tree?ref=odd`)
      .expect(200);
    expect(shown.body.entries).toEqual([
      expect.objectContaining({ name: 'n\ufffd', type: 'file' }),
    ]);
  });
});

/** Makes a tree that git's ordinary commands wouldn't, and gives its id. */
function mktree(cwd: string, input: string | Buffer): string {
  return spawnSync('git', ['mktree', '--missing'], { cwd, input })
    .stdout.toString()
    .trim();
}
