import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import request from 'supertest';
import { as } from './__testUtils__/startHost';
import { startProposals } from './__testUtils__/startProposals';

jest.setTimeout(120_000);

describe('many change proposals', () => {
  const data = createMockDirectory();
  const work = createMockDirectory();
  let host: Awaited<ReturnType<typeof startProposals>>;
  beforeAll(async () => {
    host = await startProposals({ data, work });
  });
  afterAll(() => host.host.stop());

  it('are numbered without gaps or doubles when many are opened at once', async () => {
    const repo = await host.repository();
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
    const repo = await host.repository();
    await repo
      .post('/proposals', { ...host.change, title: 'Found' })
      .expect(201);
    const search = (query: string) =>
      request(host.host.server)
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
    const listed = await request(host.host.server)
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
    const repo = await host.repository();
    await repo.post('/proposals', host.change).expect(201);
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
      'no host.change at all',
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
    const repo = await host.repository();
    await repo.post('/proposals', body).expect(400);
    expect((await repo.get('/refs')).body.branches).toHaveLength(1);
  });

  it("don't overwrite a branch", async () => {
    const repo = await host.repository();
    const head = 'proposal/mine';
    await repo.post('/proposals', { ...host.change, head }).expect(201);
    expect(
      (await repo.post('/proposals', { ...host.change, head })).status,
    ).toBe(409);
    expect(
      (await repo.post('/proposals', { ...host.change, head: 'main' })).status,
    ).toBe(400);
  });

  it('let nobody but owners choose a name that others read by', async () => {
    const repo = await host.repository();
    const { body } = await repo.get('/commits').expect(200);
    const id: string = body.items[0].id;
    for (const head of ['v1.0.0', 'release', id]) {
      const { status } = await repo.post('/proposals', {
        ...host.change,
        head,
      });
      expect([head, status]).toEqual([head, 403]);
    }
    expect((await repo.get('/refs')).body.branches).toHaveLength(1);

    await repo.post('/proposals', { ...host.change, head: 'release' }, 'ada');
    await repo
      .post('/proposals', { ...host.change, head: id }, 'ada')
      .expect(201);
    expect((await repo.get('/refs')).body.branches).toHaveLength(3);
    const tree = await repo.get(`/tree?ref=${id}`).expect(200);
    expect(tree.body.commit).toBe(id);
  });
});
