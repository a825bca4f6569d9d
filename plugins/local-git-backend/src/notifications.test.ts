import { createServiceFactory } from '@backstage/backend-plugin-api';
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import request from 'supertest';
import { as, startHost, type TestHost } from './__testUtils__/startHost';

jest.setTimeout(120_000);

const root = '/api/local-git/v1/repositories';

describe('notifications of proposals', () => {
  const data = createMockDirectory();
  const send = jest.fn(async (_: NotificationSendOptions) => {});
  let host: TestHost;

  beforeAll(async () => {
    host = await startHost({
      dataDirectory: data.path,
      features: [
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({ send }),
        }),
      ],
    });
    for (const [owner, name, who] of [
      ['group:default/learning', 'rag-api', 'ada'],
      ['user:default/ada', 'notes', 'max'],
    ]) {
      await request(host.server)
        .post(root)
        .set('Authorization', as(who))
        .send({
          ownerEntityRef: owner,
          name,
          files: [{ path: 'a', content: '1' }],
        })
        .expect(201);
    }
  });
  beforeEach(() => send.mockReset());
  afterAll(() => host.stop());

  const propose = (repository: string, who: string) =>
    request(host.server)
      .post(`${root}/${repository}/proposals`)
      .set('Authorization', as(who))
      .send({ title: 'Two', files: [{ path: 'a', content: '2' }] });

  /** Sending goes on after the answer. */
  async function sent() {
    for (let i = 0; i < 100 && !send.mock.calls.length; i++)
      await new Promise(resolve => setTimeout(resolve, 20));
    return send.mock.calls.map(([options]) => options);
  }

  it('go to the owners once, never to the author', async () => {
    const { body } = await propose('learning/rag-api', 'zoe').expect(201);
    expect(await sent()).toEqual([
      {
        recipients: {
          type: 'entity',
          entityRef: 'group:default/learning',
          excludeEntityRef: 'user:default/zoe',
        },
        payload: {
          title: 'Two',
          description: `Zoe Example proposes a change to learning/rag-api (#${body.number}).`,
          link: `/repositories/learning/rag-api/proposals/${body.number}`,
          topic: 'proposals',
          scope: expect.stringMatching(/^proposal:[\w-]{36}$/),
        },
      },
    ]);

    await request(host.server)
      .post(`${root}/learning/rag-api/proposals/${body.number}/comments`)
      .set('Authorization', as('zoe'))
      .send({ text: 'Please look' })
      .expect(201);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('leave out the only owner who opens one themselves', async () => {
    await propose('~ada/notes', 'ada').expect(201);
    await propose('~ada/notes', 'max').expect(201);
    expect((await sent()).map(({ recipients }) => recipients)).toEqual([
      {
        type: 'entity',
        entityRef: 'user:default/ada',
        excludeEntityRef: 'user:default/max',
      },
    ]);
  });

  it("don't fail or hold up the request when they can't be sent", async () => {
    send.mockRejectedValueOnce(new Error('no notifications here'));
    await propose('learning/rag-api', 'zoe').expect(201);
    await sent();
    send.mockReset();
    send.mockReturnValueOnce(new Promise(() => {}));
    await propose('learning/rag-api', 'zoe').expect(201);
    expect(await sent()).toHaveLength(1);
  });
});
