import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import request from 'supertest';
import { git, gitOk } from './__testUtils__/gitClient';
import { packet } from './http/pktLine';
import { as, startHost, type TestHost } from './__testUtils__/startHost';

jest.setTimeout(120_000);

describe('what strangers may try', () => {
  const data = createMockDirectory();
  const work = createMockDirectory();
  const root = '/api/local-git/v1/repositories';
  let host: TestHost;
  let token: string;
  const api = () => request(host.server);

  beforeAll(async () => {
    host = await startHost({
      dataDirectory: data.path,
      localMode: true,
      config: { limits: { maxPushMegabytes: 1, maxUploadMegabytes: 1 } },
    });
    const { body } = await api()
      .post('/api/local-git/v1/tokens')
      .set('Authorization', as('ada'))
      .send({ name: 'laptop' });
    token = body.token;
    await create('target', [{ path: 'docs/a.md', content: '# A\n' }]);
  });
  afterAll(() => host.stop());

  const get = (path: string) => api().get(path).set('Authorization', as('zoe'));
  const url = (name: string) =>
    `${host.baseUrl.replace(
      '://',
      `://dev:${token}@`,
    )}/api/local-git/learning/${name}.git`;

  async function create(name: string, files?: object[]) {
    const made = await api()
      .post(root)
      .set('Authorization', as('ada'))
      .send({ ownerEntityRef: 'group:default/learning', name, files });
    expect(made.status).toBe(201);
  }

  async function cloned(name: string): Promise<string> {
    const cwd = join(work.path, name);
    await gitOk(work.path, 'clone', '--quiet', url(name), cwd);
    return cwd;
  }

  async function commitAll(cwd: string): Promise<void> {
    await gitOk(cwd, 'add', '-A');
    await gitOk(cwd, 'commit', '--quiet', '-m', 'Change');
  }

  describe('paths in the REST API', () => {
    it.each([
      ['owner', `${root}/..%2f..%2fetc/passwd`],
      ['name', `${root}/learning/..%2f..%2ftarget`],
      ['name with NUL', `${root}/learning/target%00`],
      ['name as option', `${root}/learning/--help`],
      ['dots', `${root}/learning/%2e%2e%2ftarget/tree`],
    ])('an evil %s is not found', async (_, path) => {
      expect((await get(path)).status).toBe(404);
    });

    it.each([
      ['climbs', '../../../../etc/passwd'],
      ['starts at the root', '/etc/passwd'],
      ['has NUL', 'docs/a.md\0.png'],
      ['reaches into .git', '.git/config'],
      ['has a backslash', '..\\..\\x'],
      ['has a line break', 'docs/a.md\nrefs/heads/main'],
    ])('a path that %s is refused', async (_, path) => {
      for (const what of ['blob', 'raw', 'tree', 'archive', 'commits']) {
        const { status } = await get(`${root}/learning/target/${what}`).query({
          path,
        });
        expect([what, status]).toEqual([what, 400]);
      }
    });

    it.each([
      'main:docs/a.md',
      'main@{1}',
      'main^',
      'HEAD~1',
      '--output=/tmp/x',
      '-h',
      'a..b',
      'refs/causeway/x',
      ':/a',
      'main\nx',
    ])('the ref %j is refused', async ref => {
      for (const what of ['tree', 'commits', 'archive', 'readme']) {
        const { status } = await get(`${root}/learning/target/${what}`).query({
          ref,
        });
        expect([what, status]).toEqual([what, 400]);
      }
      await get(`${root}/learning/target/compare`)
        .query({ base: 'main', head: ref })
        .expect(400);
    });

    it('pathspec magic is plain text', async () => {
      await get(`${root}/learning/target/blob`)
        .query({ path: ':(top)docs/a.md' })
        .expect(404);
      await get(`${root}/learning/target/blob`)
        .query({ path: 'docs/*.md' })
        .expect(404);
      const { body } = await get(`${root}/learning/target/commits`)
        .query({ path: ':(exclude)nothing' })
        .expect(200);
      expect(body.items).toEqual([]);
    });

    it('requests beyond the size limit are refused', async () => {
      const { status } = await api()
        .post(root)
        .set('Authorization', as('ada'))
        .send({
          owner: 'learning',
          name: 'large',
          files: [{ path: 'a', content: 'x'.repeat(2_000_000) }],
        });
      expect(status).toBe(413);
    });
  });

  describe('the git protocol', () => {
    const receive = '/api/local-git/learning/target.git/git-receive-pack';
    const push = (body: Buffer) =>
      api()
        .post(receive)
        .set(
          'Authorization',
          `Basic ${Buffer.from(`dev:${token}`).toString('base64')}`,
        )
        .set('Content-Type', 'application/x-git-receive-pack-request')
        .buffer(true)
        .parse((res, done) => {
          const chunks: Buffer[] = [];
          res.on('data', (chunk: Buffer) => chunks.push(chunk));
          res.on('end', () =>
            done(null, Buffer.concat(chunks).toString('latin1')),
          );
        })
        .send(body);
    const zero = '0'.repeat(40);
    const one = '1'.repeat(40);

    it('reads without a token on this machine in local mode, and writes with one only', async () => {
      const anonymous = url('target').replace(/\/\/[^@]*@/, '//');
      expect((await git(work.path, 'ls-remote', anonymous)).code).toBe(0);
      const info = '/api/local-git/learning/target.git/info/refs';
      await api()
        .get(`${info}?service=git-upload-pack`)
        .set('X-Forwarded-For', '10.0.0.1')
        .expect(401);
      await api().get(`${info}?service=git-receive-pack`).expect(401);
      await api()
        .post(receive)
        .set('Content-Type', 'application/x-git-receive-pack-request')
        .send('0000')
        .expect(401);
    });

    it.each([
      ['refs/causeway/proposals/1', 'only branches and tags'],
      ['refs/heads/../../../x', 'not supported'],
      ['refs/heads/-x', 'not supported'],
      ['refs/replace/x', 'only branches and tags'],
      ['HEAD', 'only branches and tags'],
    ])('refuses a push to %s', async (ref, reason) => {
      const { text, body } = await push(
        Buffer.concat([
          packet(`${zero} ${one} ${ref}\0report-status side-band-64k`),
          Buffer.from('0000'),
        ]),
      );
      expect(text ?? body).toContain(`ng ${ref} `);
      expect(text ?? body).toContain(reason);
    });

    it.each([
      ['nothing', Buffer.alloc(0)],
      ['nonsense', Buffer.from('hello there')],
      [
        'a command that is none',
        Buffer.concat([packet('push-cert\0x'), Buffer.from('0000')]),
      ],
    ])('answers %s with 400', async (_, body) => {
      expect((await push(body)).status).toBe(400);
    });

    it('wants the right content type and service', async () => {
      await api()
        .post(receive)
        .set('Authorization', `Bearer ${token}`)
        .send('x')
        .expect(400);
      await api()
        .get('/api/local-git/learning/target.git/info/refs')
        .expect(403);
      expect(
        (await api().get('/api/local-git/learning/target.git/HEAD')).status,
      ).toBe(404);
      await api()
        .get('/api/local-git/learning/target.git/objects/info/packs')
        .expect(404);
    });

    it("reads without a token only by this machine's own name", async () => {
      const info =
        '/api/local-git/learning/target.git/info/refs?service=git-upload-pack';
      const statusFor = async (name: string) =>
        (await api().get(info).set('Host', name)).status;
      expect(await statusFor('127.0.0.1:7007')).toBe(200);
      expect(await statusFor('localhost:7007')).toBe(200);
      expect(await statusFor('evil.example:7007')).toBe(401);
      expect(await statusFor('127.0.0.1.evil.example')).toBe(401);
    });

    it('tells a push that is too large why', async () => {
      await create('too-large', [{ path: 'a', content: 'a' }]);
      const cwd = await cloned('too-large');
      writeFileSync(join(cwd, 'noise'), randomBytes(1_500_000));
      await commitAll(cwd);
      const { code, output } = await git(cwd, 'push', 'origin', 'main');
      expect(code).not.toBe(0);
      expect(output).toMatch(/exceeds maximum allowed size/);
      expect(await gitOk(cwd, 'ls-remote', 'origin', 'main')).not.toContain(
        await gitOk(cwd, 'rev-parse', 'HEAD'),
      );
    });
  });

  describe('what is in a repository', () => {
    it('shows a link as its text and follows none', async () => {
      await create('links', [{ path: 'a', content: 'a' }]);
      const cwd = await cloned('links');
      symlinkSync('/etc/passwd', join(cwd, 'passwd'));
      symlinkSync('../../../..', join(cwd, 'up'));
      await commitAll(cwd);
      await gitOk(cwd, 'push', '--quiet', 'origin', 'main');
      const blob = await get(`${root}/learning/links/blob?path=passwd`).expect(
        200,
      );
      expect(blob.body).toMatchObject({
        type: 'symlink',
        content: '/etc/passwd',
      });
      const raw = await get(`${root}/learning/links/raw?path=passwd`).expect(
        200,
      );
      expect(raw.body.toString()).toBe('/etc/passwd');
      await get(`${root}/learning/links/tree?path=up`).expect(400);
      await get(`${root}/learning/links/blob?path=up/etc/passwd`).expect(404);
    });

    it('shows submodules and fetches none', async () => {
      await create('modules', [{ path: 'a', content: 'a' }]);
      const cwd = await cloned('modules');
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
      const tree = await get(`${root}/learning/modules/tree`).expect(200);
      expect(tree.body.entries).toContainEqual(
        expect.objectContaining({ name: 'm', type: 'submodule' }),
      );
      await get(`${root}/learning/modules/archive`).expect(200);
      await get(`${root}/learning/modules/blob?path=m`).expect(400);
    });

    it('refuses evil submodules and .git folders at the door', async () => {
      await create('evil', [{ path: 'a', content: 'a' }]);
      const cwd = await cloned('evil');
      writeFileSync(
        join(cwd, '.gitmodules'),
        '[submodule "m"]\n\tpath = m\n\turl = --upload-pack=touch pwned\n',
      );
      await commitAll(cwd);
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
      await create('hooks', [{ path: 'a', content: 'a' }]);
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
        writeFileSync(
          join(bare, 'hooks', hook),
          `#!/bin/sh\ntouch '${trace}'\n`,
        );
        chmodSync(join(bare, 'hooks', hook), 0o755);
      }
      const cwd = await cloned('hooks');
      writeFileSync(join(cwd, 'b'), 'b');
      await commitAll(cwd);
      await gitOk(cwd, 'push', '--quiet', 'origin', 'main');
      expect(existsSync(trace)).toBe(false);
    });

    it('gives the committed bytes whatever attributes say', async () => {
      await create('attributes', [
        {
          path: '.gitattributes',
          content: '* export-subst ident eol=crlf\nhidden export-ignore\n',
        },
        { path: 'hidden', content: '$Format:%H$ $Id$\n' },
      ]);
      const archive = await get(`${root}/learning/attributes/archive`)
        .buffer(true)
        .expect(200);
      expect(archive.body.toString('latin1')).toContain('$Format:%H$ $Id$\n');
      expect(archive.headers['content-security-policy']).toContain('sandbox');
    });

    it('serves scripts as downloads', async () => {
      await create('html', [
        { path: "it's <b>.html", content: '<script>alert(1)</script>' },
      ]);
      const { headers } = await get(`${root}/learning/html/raw`)
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
      await create('odd', [
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
        (await get(`${root}/learning/odd/blob?path=bin`)).body,
      ).toMatchObject({ binary: true, size: 3 });
      expect(
        (await get(`${root}/learning/odd/blob?path=latin`)).body.binary,
      ).toBe(true);
      expect(
        (await get(`${root}/learning/odd/blob`).query({ path: deep })).body
          .content,
      ).toBe('deep\n');

      const cwd = await cloned('odd');
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
      const shown = await get(`${root}/learning/odd/tree?ref=odd`).expect(200);
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
});
