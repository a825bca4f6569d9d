import { createMockDirectory } from '@backstage/backend-test-utils';
import request from 'supertest';
import { as, startHost, type TestHost } from '../__testUtils__/startHost';

describe('actions', () => {
  const data = createMockDirectory();
  let host: TestHost;

  beforeAll(async () => {
    host = await startHost({ dataDirectory: data.path });
    await request(host.server)
      .post('/api/local-git/v1/repositories')
      .set('Authorization', as('ada'))
      .send({
        owner: 'learning',
        name: 'service',
        description: 'A service',
        files: [{ path: 'docs/index.md', content: '# Docs\n' }],
      })
      .expect(201);
  });
  afterAll(() => host.stop());

  async function invoke(name: string, input: object, who = 'zoe') {
    const { body } = await request(host.server)
      .post(
        `/api/local-git/.backstage/actions/v1/actions/local-git:${name}/invoke`,
      )
      .set('Authorization', as(who))
      .send(input);
    return body;
  }

  it('say what they do to whom', async () => {
    const { body } = await request(host.server)
      .get('/api/local-git/.backstage/actions/v1/actions')
      .set('Authorization', as('zoe'))
      .expect(200);
    const attributes = Object.fromEntries(
      body.actions.map((action: { name: string; attributes: object }) => [
        action.name,
        action.attributes,
      ]),
    );
    expect(attributes).toEqual({
      'list-repositories': expect.objectContaining({ readOnly: true }),
      'read-file': expect.objectContaining({ readOnly: true }),
      'create-proposal': expect.objectContaining({
        readOnly: false,
        destructive: false,
      }),
    });
  });

  it('find, read and propose, in the name of who asks', async () => {
    expect(await invoke('list-repositories', { text: 'serv' })).toEqual({
      output: {
        totalItems: 1,
        repositories: [
          expect.objectContaining({ repository: 'learning/service' }),
        ],
      },
    });
    const repository = 'learning/service';
    expect(await invoke('read-file', { repository })).toMatchObject({
      output: { files: ['docs/index.md'] },
    });
    const path = 'docs/index.md';
    expect(await invoke('read-file', { repository, path })).toMatchObject({
      output: { content: '# Docs\n' },
    });
    const proposed = await invoke('create-proposal', {
      repository,
      title: 'Say more',
      files: [{ path, content: '# Docs\n\nMore.\n' }],
    });
    expect(proposed.output).toMatchObject({
      number: 1,
      branch: expect.stringMatching(/^proposal\/say-more-/),
    });
    const { body } = await request(host.server)
      .get('/api/local-git/v1/repositories/learning/service/proposals/1')
      .set('Authorization', as('ada'));
    expect(body).toMatchObject({ author: 'user:default/zoe', state: 'open' });
  });

  it('refuse names that are none', async () => {
    const answer = await invoke('read-file', { repository: '../../etc' });
    expect(answer.error.message).toContain("doesn't name a repository");
  });
});
