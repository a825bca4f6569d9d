import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { repositoryOwnerDecision } from '@causeway/plugin-local-git-common';
import { REPOSITORIES, startGitHost } from './__testUtils__/startGitHost';
import { as } from './__testUtils__/startHost';

jest.setTimeout(120_000);

describe('repositories', () => {
  const data = createMockDirectory();
  const work = createMockDirectory();
  let host: Awaited<ReturnType<typeof startGitHost>>;

  beforeAll(async () => {
    host = await startGitHost({ data, work });
  });
  afterAll(() => host.stop());

  it('are made with a first commit, in the name of who made them', async () => {
    const { status, body } = await host.create('first', [
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
    const commits = await host
      .api()
      .get(`${REPOSITORIES}/learning/first/commits`)
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
    expect(host.pushes('learning/first')[0].eventPayload).toMatchObject({
      ref: 'refs/heads/main',
      pusher: 'user:default/ada',
      files: expect.arrayContaining([
        { path: 'catalog-info.yaml', status: 'added' },
      ]),
    });
  });

  it('are refused when the name is taken, bad, or the owner is not theirs', async () => {
    await host.create('taken');
    expect((await host.create('taken')).status).toBe(409);
    expect((await host.create('../up')).status).toBe(400);
    expect((await host.create('not-yours', undefined, 'zoe')).status).toBe(403);
    expect((await host.create('by-platform', undefined, 'max')).status).toBe(
      201,
    );
  });

  it('leave no trace when making one fails', async () => {
    const bad = await host.create('half', [
      { path: '../../escape', content: 'x' },
    ]);
    expect(bad.status).toBe(400);
    await host
      .api()
      .get(`${REPOSITORIES}/learning/half`)
      .set('Authorization', as('ada'))
      .expect(404);
    expect((await host.create('half')).status).toBe(201);
  });

  it('can be found, described and deleted', async () => {
    await host.create('to-delete');
    const found = await host
      .api()
      .get(REPOSITORIES)
      .query({ text: 'to-del' })
      .set('Authorization', as('zoe'))
      .expect(200);
    expect(found.body).toMatchObject({
      totalItems: 1,
      items: [{ fullName: 'learning/to-delete' }],
    });
    const url = `${REPOSITORIES}/learning/to-delete`;
    await host
      .api()
      .patch(url)
      .set('Authorization', as('zoe'))
      .send({ description: 'x' })
      .expect(403);
    const described = await host
      .api()
      .patch(url)
      .set('Authorization', as('ada'))
      .send({ description: 'New' })
      .expect(200);
    expect(described.body.description).toBe('New');
    await host.api().delete(url).set('Authorization', as('zoe')).expect(403);
    await host.api().delete(url).set('Authorization', as('ada')).expect(204);
    await host.api().get(url).set('Authorization', as('ada')).expect(404);
    expect((await host.create('to-delete')).body.empty).toBe(true);
  });

  it('need a sign-in', async () => {
    const { status } = await host
      .api()
      .get(REPOSITORIES)
      .set('Authorization', 'Bearer nonsense');
    expect(status).toBe(401);
  });

  it('have their permissions judged by owner, for repositories that are there and those about to be made', async () => {
    await host.create('judged');
    const ask = async (resourceRef: string, claims: string[]) => {
      const { body } = await host
        .api()
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
    expect(await ask('learning/judged', ['group:default/growth'])).toBe('DENY');
    expect(await ask('learning/nothing-here', mine)).toBe('DENY');
    expect(await ask('new:group:default/learning', mine)).toBe('ALLOW');
    expect(await ask('new:group:default/growth', mine)).toBe('DENY');
  });
});
