import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { repositoryOwnerDecision } from '@causeway/plugin-local-git-common';
import request from 'supertest';
import { git, gitOk } from './__testUtils__/gitClient';
import { as, startHost, type TestHost } from './__testUtils__/startHost';

jest.setTimeout(120_000);

describe('the Git host', () => {
  const data = createMockDirectory();
  const work = createMockDirectory();
  let host: TestHost;

  beforeAll(async () => {
    host = await startHost({ dataDirectory: data.path });
  });
  afterAll(() => host.stop());

  const api = () => request(host.server);
  const root = '/api/local-git/v1/repositories';

  async function tokenOf(name: string, scope = 'write'): Promise<string> {
    const { body } = await api()
      .post('/api/local-git/v1/tokens')
      .set('Authorization', as(name))
      .send({ name: 'laptop', scope })
      .expect(201);
    return body.token;
  }

  function urlFor(repository: string, token?: string): string {
    const url = new URL(`${host.baseUrl}/api/local-git/${repository}.git`);
    if (token) {
      url.username = 'dev';
      url.password = token;
    }
    return url.toString();
  }

  function folder(name: string): string {
    const path = join(work.path, name);
    mkdirSync(path, { recursive: true });
    return path;
  }

  async function create(name: string, files?: object[], who = 'ada') {
    const response = await api().post(root).set('Authorization', as(who)).send({
      ownerEntityRef: 'group:default/learning',
      name,
      description: 'Made in a test',
      files,
    });
    return response;
  }

  async function clone(
    repository: string,
    to: string,
    token: string,
  ): Promise<string> {
    await gitOk(work.path, 'clone', '--quiet', urlFor(repository, token), to);
    return join(work.path, to);
  }

  async function commit(
    cwd: string,
    path: string,
    content: string,
    message = `Change ${path}`,
  ): Promise<void> {
    mkdirSync(join(cwd, path, '..'), { recursive: true });
    writeFileSync(join(cwd, path), content);
    await gitOk(cwd, 'add', '-A');
    await gitOk(cwd, 'commit', '--quiet', '-m', message);
  }

  const pushes = (repository: string) =>
    host.events.filter(
      ({ topic, eventPayload }) =>
        topic === 'local-git.push' &&
        (eventPayload as { repository: string }).repository === repository,
    );

  describe('repositories', () => {
    it('are made with a first commit, in the name of who made them', async () => {
      const { status, body } = await create('first', [
        { path: 'catalog-info.yaml', content: 'kind: Component\n' },
        { path: 'bin/run', content: '#!/bin/sh\n', executable: true },
        {
          path: 'logo.png',
          content: Buffer.from([0x89, 0x50, 0, 1]).toString('base64'),
          encoding: 'base64',
        },
      ]);
      expect(status).toBe(201);
      expect(body).toMatchObject({
        fullName: 'learning/first',
        ownerEntityRef: 'group:default/learning',
        defaultBranch: 'main',
        empty: false,
        viewer: { canUpdate: true, canDelete: true, canPropose: true },
        urls: {
          clone: `${host.baseUrl}/api/local-git/learning/first.git`,
          source: `${host.baseUrl}/api/local-git/learning/first/tree/main/`,
          page: 'http://localhost:7007/repositories/learning/first',
        },
      });
      const commits = await api()
        .get(`${root}/learning/first/commits`)
        .set('Authorization', as('zoe'))
        .expect(200);
      expect(commits.body.items).toEqual([
        expect.objectContaining({
          subject: 'Initial commit',
          author: expect.objectContaining({
            name: 'Ada Example',
            email: 'ada@example.test',
          }),
        }),
      ]);
      expect(pushes('learning/first')[0].eventPayload).toMatchObject({
        ref: 'refs/heads/main',
        pusher: 'user:default/ada',
        files: expect.arrayContaining([
          { path: 'catalog-info.yaml', status: 'added' },
        ]),
      });
    });

    it('are refused when the name is taken, bad, or the owner is not theirs', async () => {
      await create('taken');
      expect((await create('taken')).status).toBe(409);
      expect((await create('../up')).status).toBe(400);
      expect((await create('not-yours', undefined, 'zoe')).status).toBe(403);
      expect((await create('by-platform', undefined, 'max')).status).toBe(201);
    });

    it('leave no trace when making one fails', async () => {
      const bad = await create('half', [
        { path: '../../escape', content: 'x' },
      ]);
      expect(bad.status).toBe(400);
      await api()
        .get(`${root}/learning/half`)
        .set('Authorization', as('ada'))
        .expect(404);
      expect((await create('half')).status).toBe(201);
    });

    it('can be found, described and deleted', async () => {
      await create('to-delete');
      const found = await api()
        .get(root)
        .query({ text: 'to-del' })
        .set('Authorization', as('zoe'))
        .expect(200);
      expect(found.body).toMatchObject({
        totalItems: 1,
        items: [{ fullName: 'learning/to-delete' }],
      });
      const url = `${root}/learning/to-delete`;
      await api()
        .patch(url)
        .set('Authorization', as('zoe'))
        .send({ description: 'x' })
        .expect(403);
      const described = await api()
        .patch(url)
        .set('Authorization', as('ada'))
        .send({ description: 'New' })
        .expect(200);
      expect(described.body.description).toBe('New');
      await api().delete(url).set('Authorization', as('zoe')).expect(403);
      await api().delete(url).set('Authorization', as('ada')).expect(204);
      await api().get(url).set('Authorization', as('ada')).expect(404);
      expect((await create('to-delete')).body.empty).toBe(true);
    });

    it('need a sign-in', async () => {
      const { status } = await api()
        .get(root)
        .set('Authorization', 'Bearer nonsense');
      expect(status).toBe(401);
    });
  });

  describe('permissions', () => {
    it('are judged by owner, for repositories that are there and those about to be made', async () => {
      await create('judged');
      const ask = async (resourceRef: string, claims: string[]) => {
        const { body } = await api()
          .post(
            '/api/local-git/.well-known/backstage/permissions/apply-conditions',
          )
          .set('Authorization', mockCredentials.service.header())
          .send({
            items: [
              {
                id: '1',
                resourceRef,
                resourceType: 'local-git-repository',
                conditions: repositoryOwnerDecision(claims).conditions,
              },
            ],
          })
          .expect(200);
        return body.items[0].result;
      };
      const mine = ['user:default/ada', 'group:default/learning'];
      expect(await ask('learning/judged', mine)).toBe('ALLOW');
      expect(await ask('learning/judged', ['group:default/growth'])).toBe(
        'DENY',
      );
      expect(await ask('learning/nothing-here', mine)).toBe('DENY');
      expect(await ask('new:group:default/learning', mine)).toBe('ALLOW');
      expect(await ask('new:group:default/growth', mine)).toBe('DENY');
    });
  });

  describe('git', () => {
    it('clones, pushes and fetches with a personal token', async () => {
      await create('flow', [{ path: 'README.md', content: '# Flow\n' }]);
      const token = await tokenOf('ada');
      const one = await clone('learning/flow', 'flow-one', token);
      const two = await clone('learning/flow', 'flow-two', token);
      expect(readFileSync(join(one, 'README.md'), 'utf8')).toBe('# Flow\n');

      await commit(one, 'docs/größe.md', 'groß\n');
      await gitOk(one, 'push', '--quiet', 'origin', 'HEAD:main');
      await gitOk(two, 'pull', '--quiet');
      expect(readFileSync(join(two, 'docs/größe.md'), 'utf8')).toBe('groß\n');

      const head = await gitOk(one, 'rev-parse', 'HEAD');
      expect(pushes('learning/flow').at(-1)?.eventPayload).toMatchObject({
        ref: 'refs/heads/main',
        after: head,
        pusher: 'user:default/ada',
        files: [{ path: 'docs/größe.md', status: 'added' }],
        sourceUrl: `${host.baseUrl}/api/local-git/learning/flow/tree/main/`,
      });
      const tokens = await api()
        .get('/api/local-git/v1/tokens')
        .set('Authorization', as('ada'))
        .expect(200);
      expect(tokens.body.items[0].lastUsedAt).toEqual(expect.any(String));
      expect(JSON.stringify(tokens.body)).not.toContain(token);
    });

    it('takes a first push, of many files and compressed, into an empty repository', async () => {
      await create('empty');
      const token = await tokenOf('ada');
      const cwd = folder('empty');
      await gitOk(cwd, 'init', '--quiet');
      for (let i = 0; i < 300; i++)
        writeFileSync(
          join(cwd, `file-${i}`),
          `${'content '.repeat(200)}${i}\n`,
        );
      await commit(cwd, 'big.bin', 'x'.repeat(3_000_000));
      await gitOk(
        cwd,
        'push',
        '--quiet',
        urlFor('learning/empty', token),
        'main',
      );
      const details = await api()
        .get(`${root}/learning/empty`)
        .set('Authorization', as('ada'))
        .expect(200);
      expect(details.body.empty).toBe(false);
      const again = await clone('learning/empty', 'empty-again', token);
      expect(await gitOk(again, 'rev-parse', 'HEAD')).toBe(
        await gitOk(cwd, 'rev-parse', 'HEAD'),
      );
    });

    it('makes the first branch that is pushed the default one', async () => {
      await create('master');
      const cwd = folder('master');
      await gitOk(cwd, 'init', '--quiet', '--initial-branch=master');
      await commit(cwd, 'a', 'a\n');
      const url = urlFor('learning/master', await tokenOf('ada'));
      await gitOk(cwd, 'push', '--quiet', url, 'master');
      await gitOk(cwd, 'push', '--quiet', url, 'master:later');
      const { body } = await api()
        .get(`${root}/learning/master`)
        .set('Authorization', as('ada'));
      expect(body).toMatchObject({ defaultBranch: 'master', empty: false });
      expect(await gitOk(cwd, 'ls-remote', '--symref', url, 'HEAD')).toContain(
        'ref: refs/heads/master',
      );
      expect(pushes('learning/master')[0].eventPayload).toMatchObject({
        defaultBranch: 'master',
      });
    });

    it('asks for a sign-in, and lets nobody push who may not', async () => {
      await create('guarded', [{ path: 'a', content: 'a\n' }]);
      const anonymous = await git(
        work.path,
        'ls-remote',
        urlFor('learning/guarded'),
      );
      expect(anonymous.code).not.toBe(0);
      await api()
        .get(
          '/api/local-git/learning/guarded.git/info/refs?service=git-upload-pack',
        )
        .set('Authorization', 'none')
        .expect(401)
        .expect('WWW-Authenticate', /^Basic realm=/);
      expect(
        (
          await git(
            work.path,
            'ls-remote',
            urlFor('learning/guarded', 'cwgit_wrong'),
          )
        ).code,
      ).not.toBe(0);

      const zoe = await clone(
        'learning/guarded',
        'guarded-zoe',
        await tokenOf('zoe'),
      );
      await commit(zoe, 'a', 'zoe\n');
      const denied = await git(zoe, 'push', 'origin', 'main');
      expect(denied.code).not.toBe(0);
      expect(denied.output).toContain('may not do this');

      const readOnly = await clone(
        'learning/guarded',
        'guarded-read',
        await tokenOf('ada', 'read'),
      );
      await commit(readOnly, 'a', 'ada\n');
      expect((await git(readOnly, 'push', 'origin', 'main')).code).not.toBe(0);

      const max = await clone(
        'learning/guarded',
        'guarded-max',
        await tokenOf('max'),
      );
      await commit(max, 'a', 'max\n');
      expect((await git(max, 'push', 'origin', 'main')).code).toBe(0);
    });

    it('knows revoked tokens no more', async () => {
      await create('revoked', [{ path: 'a', content: 'a\n' }]);
      const token = await tokenOf('ada');
      await gitOk(work.path, 'ls-remote', urlFor('learning/revoked', token));
      const { body } = await api()
        .get('/api/local-git/v1/tokens')
        .set('Authorization', as('ada'));
      const zoe = api()
        .delete(`/api/local-git/v1/tokens/${body.items[0].id}`)
        .set('Authorization', as('zoe'));
      await zoe.expect(404);
      await api()
        .delete(`/api/local-git/v1/tokens/${body.items[0].id}`)
        .set('Authorization', as('ada'))
        .expect(204);
      expect(
        (await git(work.path, 'ls-remote', urlFor('learning/revoked', token)))
          .code,
      ).not.toBe(0);
    });

    it('takes a Backstage token too', async () => {
      await create('bearer', [{ path: 'a', content: 'a\n' }]);
      const header = `http.extraHeader=Authorization: ${as('ada')}`;
      const refs = await gitOk(
        work.path,
        '-c',
        header,
        'ls-remote',
        urlFor('learning/bearer'),
      );
      expect(refs).toContain('refs/heads/main');
      await gitOk(
        work.path,
        'ls-remote',
        urlFor('learning/bearer', as('ada').replace('Bearer ', '')),
      );
    });

    it('rewrites and deletes branches, but never the default one', async () => {
      await create('history', [{ path: 'a', content: 'a\n' }]);
      const cwd = await clone(
        'learning/history',
        'history',
        await tokenOf('ada'),
      );
      await commit(cwd, 'a', 'b\n');
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
      expect(pushes('learning/history').at(-1)?.eventPayload).toMatchObject({
        ref: 'refs/heads/side',
        files: [],
      });
    });

    it('loses nothing when many push at once', async () => {
      await create('busy', [{ path: 'a', content: 'a\n' }]);
      const token = await tokenOf('ada');
      const clones = await Promise.all(
        [...Array(6).keys()].map(i =>
          clone('learning/busy', `busy-${i}`, token),
        ),
      );
      await Promise.all(
        clones.map((cwd, i) => commit(cwd, `file-${i}`, `${i}\n`)),
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
      const { body } = await api()
        .get(`${root}/learning/busy/tree`)
        .set('Authorization', as('ada'))
        .expect(200);
      expect(body.entries.map((entry: { path: string }) => entry.path)).toEqual(
        expect.arrayContaining([0, 1, 2, 3, 4, 5].map(i => `file-${i}`)),
      );
      const { body: refs } = await api()
        .get(`${root}/learning/busy/refs`)
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

  describe('source URLs', () => {
    it.each([
      ['learning/first.git', '/repositories/learning/first'],
      [
        'learning/first/blob/main/docs/a%20b.md',
        '/repositories/learning/first/blob/main/docs/a%20b.md',
      ],
      [
        'learning/first/tree/feature~x/docs/',
        '/repositories/learning/first/tree/feature~x/docs',
      ],
    ])('%s sends a browser to the page', async (path, page) => {
      const { status, headers } = await api().get(`/api/local-git/${path}`);
      expect([status, headers.location]).toEqual([
        302,
        `http://localhost:7007${page}`,
      ]);
    });

    it.each([
      'learning/first/blob/main/..%2f..%2fx',
      'learning/..%2f/tree/main',
      'v1/repositories/tree/main',
    ])('%s goes nowhere', async path => {
      const { status } = await api()
        .get(`/api/local-git/${path}`)
        .set('Authorization', as('ada'));
      expect(status).toBe(404);
    });
  });
});
