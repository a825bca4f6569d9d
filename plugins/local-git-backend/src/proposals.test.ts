import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import request from 'supertest';
import { git, gitOk } from './__testUtils__/gitClient';
import { as, startHost, type TestHost } from './__testUtils__/startHost';

jest.setTimeout(120_000);

describe('change proposals', () => {
  const data = createMockDirectory();
  const work = createMockDirectory();
  let host: TestHost;
  let token: string;
  let count = 0;

  beforeAll(async () => {
    host = await startHost({ dataDirectory: data.path });
    const { body } = await request(host.server)
      .post('/api/local-git/v1/tokens')
      .set('Authorization', as('ada'))
      .send({ name: 'laptop' });
    token = body.token;
  });
  afterAll(() => host.stop());

  /** A new repository with one file, and calls to its API as one of the people. */
  async function repository() {
    const name = `proposals-${++count}`;
    const root = '/api/local-git/v1/repositories';
    await request(host.server)
      .post(root)
      .set('Authorization', as('ada'))
      .send({
        ownerEntityRef: 'group:default/learning',
        name,
        files: [
          { path: 'values.yaml', content: 'replicas: 1\nimage: a\n' },
          { path: 'old.txt', content: 'old\n' },
        ],
      })
      .expect(201);
    const at = (path: string) => `${root}/learning/${name}${path}`;
    return {
      name,
      get: (path: string, who = 'zoe') =>
        request(host.server).get(at(path)).set('Authorization', as(who)),
      post: (path: string, body: object, who = 'zoe') =>
        request(host.server)
          .post(at(path))
          .set('Authorization', as(who))
          .send(body),
      clone: async () => {
        const cwd = join(work.path, name);
        const url = `${host.baseUrl.replace(
          '://',
          `://dev:${token}@`,
        )}/api/local-git/learning/${name}.git`;
        await gitOk(work.path, 'clone', '--quiet', url, cwd);
        return cwd;
      },
    };
  }

  async function commit(
    cwd: string,
    path: string,
    content: string,
  ): Promise<void> {
    writeFileSync(join(cwd, path), content);
    await gitOk(cwd, 'add', '-A');
    await gitOk(cwd, 'commit', '--quiet', '-m', `Change ${path}`);
  }

  const change = {
    title: 'Run two replicas',
    description: 'One is not enough.',
    files: [
      { path: 'values.yaml', content: 'replicas: 2\nimage: a\n' },
      { path: 'old.txt', delete: true },
      { path: 'new.txt', content: 'new\n' },
    ],
  };

  it('go from files to a merge by an owner', async () => {
    const repo = await repository();
    const opened = await repo.post('/proposals', change).expect(201);
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

    expect(host.events).toContainEqual(
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
    const repo = await repository();
    const cwd = await repo.clone();
    await gitOk(cwd, 'switch', '--quiet', '-c', 'feature/x');
    await commit(cwd, 'x', '1\n');
    await gitOk(cwd, 'push', '--quiet', 'origin', 'feature/x');
    await repo
      .post('/proposals', { title: 'Add x', head: 'feature/x' }, 'ada')
      .expect(201);
    const seen = await gitOk(cwd, 'rev-parse', 'HEAD');
    await commit(cwd, 'x', '2\n');
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

  it('say which files conflict and change nothing', async () => {
    const repo = await repository();
    await repo.post('/proposals', change).expect(201);
    const cwd = await repo.clone();
    await commit(cwd, 'values.yaml', 'replicas: 3\nimage: a\n');
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
    await commit(cwd, 'values.yaml', 'replicas: 3\nimage: b\n');
    await gitOk(cwd, 'push', '--quiet', 'origin', `HEAD:${shown.body.head}`);
    await repo.post('/proposals/1/merge', {}, 'ada').expect(200);
  });

  it('are closed by their author or an owner, and by nobody else', async () => {
    const repo = await repository();
    await repo.post('/proposals', change, 'zoe').expect(201);
    await repo
      .post('/proposals', { ...change, title: 'Again' }, 'ada')
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

  it('are numbered without gaps or doubles when many are opened at once', async () => {
    const repo = await repository();
    const all = await Promise.all(
      [1, 2, 3, 4, 5].map(i =>
        repo.post('/proposals', {
          title: `Change ${i}`,
          files: [{ path: `f${i}`, content: 'x' }],
        }),
      ),
    );
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(all.map(({ body }) => body.number).sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('are found over all repositories by state and owner, newest first', async () => {
    const repo = await repository();
    await repo.post('/proposals', { ...change, title: 'Found' }).expect(201);
    const search = (query: string) =>
      request(host.server)
        .get(`/api/local-git/v1/proposals?${query}`)
        .set('Authorization', as('zoe'));
    const { body } = await search(
      'state=open&limit=1&ownerEntityRef=group:default/learning&ownerEntityRef=group:default/nobody',
    ).expect(200);
    expect(body.items).toMatchObject([
      { title: 'Found', repository: `learning/${repo.name}` },
    ]);
    expect(body.totalItems).toBeGreaterThan(1);
    const none = await search('ownerEntityRef=group:default/nobody');
    expect(none.body).toEqual({ items: [], totalItems: 0 });
    const listed = await request(host.server)
      .get(`/api/local-git/v1/repositories?text=${repo.name}`)
      .set('Authorization', as('zoe'))
      .expect(200);
    expect(listed.body.items).toMatchObject([
      { name: repo.name, openProposals: 1 },
    ]);
    await search('state=lost').expect(400);
    await search('admin=true').expect(400);

    // Somebody may own things through many groups.
    const owners = (groups: number) =>
      Array.from({ length: groups }, (_, i) => `group:default/g${i}`)
        .concat('group:default/learning')
        .map(ref => `ownerEntityRef=${ref}`)
        .join('&');
    const many = await search(owners(40)).expect(200);
    expect(many.body.items[0]).toMatchObject({ title: 'Found' });
    await search(owners(200)).expect(400);
    await search('limit=1')
      .set('Authorization', mockCredentials.none.header())
      .expect(401);
  });

  it('merge one at a time', async () => {
    const repo = await repository();
    await repo.post('/proposals', change).expect(201);
    const both = await Promise.all([
      repo.post('/proposals/1/merge', {}, 'ada'),
      repo.post('/proposals/1/merge', {}, 'max'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const log = await repo.get('/commits').expect(200);
    expect(log.body.items).toHaveLength(3);
  });

  it.each([
    [
      'no change at all',
      { title: 'x', files: [{ path: 'old.txt', content: 'old\n' }] },
    ],
    ['a branch that is not there', { title: 'x', head: 'nowhere' }],
    [
      'a base that is not there',
      { title: 'x', base: 'nowhere', files: [{ path: 'a', content: 'b' }] },
    ],
    ['the base itself', { title: 'x', head: 'main' }],
    [
      'an option as branch',
      { title: 'x', head: '--output=x', files: [{ path: 'a', content: 'b' }] },
    ],
    [
      'a hidden ref',
      {
        title: 'x',
        head: 'refs/causeway/x',
        files: [{ path: 'a', content: 'b' }],
      },
    ],
    [
      'a path that climbs',
      { title: 'x', files: [{ path: '../a', content: 'b' }] },
    ],
    [
      'a path into .git',
      { title: 'x', files: [{ path: '.git/hooks/update', content: 'b' }] },
    ],
    ['no title', { title: ' ', files: [{ path: 'a', content: 'b' }] }],
    [
      'unknown fields',
      { title: 'x', files: [{ path: 'a', content: 'b' }], admin: true },
    ],
  ])('are refused for %s', async (_, body) => {
    const repo = await repository();
    await repo.post('/proposals', body).expect(400);
    expect((await repo.get('/refs')).body.branches).toHaveLength(1);
  });

  it("don't overwrite a branch", async () => {
    const repo = await repository();
    const head = 'proposal/mine';
    await repo.post('/proposals', { ...change, head }).expect(201);
    expect((await repo.post('/proposals', { ...change, head })).status).toBe(
      409,
    );
    expect(
      (await repo.post('/proposals', { ...change, head: 'main' })).status,
    ).toBe(400);
  });

  it('let nobody but owners choose a name that others read by', async () => {
    const repo = await repository();
    const { body } = await repo.get('/commits').expect(200);
    const id: string = body.items[0].id;
    for (const head of ['v1.0.0', 'release', id]) {
      const { status } = await repo.post('/proposals', { ...change, head });
      expect([head, status]).toEqual([head, 403]);
    }
    expect((await repo.get('/refs')).body.branches).toHaveLength(1);

    await repo.post('/proposals', { ...change, head: 'release' }, 'ada');
    await repo.post('/proposals', { ...change, head: id }, 'ada').expect(201);
    expect((await repo.get('/refs')).body.branches).toHaveLength(3);
    const tree = await repo.get(`/tree?ref=${id}`).expect(200);
    expect(tree.body.commit).toBe(id);
  });
});
