import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import express from 'express';
import request from 'supertest';
import { createEventRoutes } from '../events/createEventRoutes';
import { EventService } from '../events/EventService';
import { createSampleRoutes } from './createSampleRoutes';
import type { SampleService } from './SampleService';

const batch = { batchId: 'one', samples: [{}] };
const answer = { batchId: 'one', accepted: 0, refused: [], warnings: [] };

function open(
  options: { restrictions?: object; result?: AuthorizeResult } = {},
) {
  const { restrictions, result = AuthorizeResult.ALLOW } = options;
  const httpAuth = mockServices.httpAuth.mock({
    credentials: async (_request, demand) => {
      expect(demand).toEqual({ allow: ['service'] });
      return mockCredentials.service('external:ci', restrictions) as never;
    },
  });
  const permissions = mockServices.permissions.mock({
    authorize: async () => [{ result }] as never,
  });
  const samples = { push: jest.fn(async () => answer) };
  const put = jest.fn(async () => ['component:default/checkout']);
  const events = new EventService({
    events: { list: jest.fn(), put },
    changes: { subscribe: () => () => {}, publish: jest.fn() },
    logger: mockServices.logger.mock(),
    now: () => Date.parse('2026-11-21T10:00:00Z'),
  });
  const app = express();
  app.use(
    createSampleRoutes({
      httpAuth,
      permissions,
      samples: samples as unknown as SampleService,
    }),
  );
  app.use(createEventRoutes({ httpAuth, permissions, events }));
  app.use(errorsAsStatus);
  return { app, samples, put };
}

/** As Backstage's middleware does, in short. */
function errorsAsStatus(
  error: Error & { status?: number },
  _request: express.Request,
  response: express.Response,
  _next: express.NextFunction,
) {
  const status = { InputError: 400, NotAllowedError: 403 }[error.name];
  response
    .status(status ?? error.status ?? 500)
    .json({ message: error.message });
}

const restrictions = { permissionNames: ['slo.samples.write'] };

describe('POST /samples', () => {
  it('takes a batch from a token that is for it', async () => {
    const { app, samples } = open({ restrictions });
    const { status, body } = await request(app).post('/samples').send(batch);
    expect([status, body]).toEqual([200, answer]);
    expect(samples.push).toHaveBeenCalledWith(batch, {
      subject: 'external:ci',
    });
  });

  it('refuses a token that may do everything, and says how to restrict it', async () => {
    const { app, samples } = open();
    const { status, body } = await request(app).post('/samples').send(batch);
    expect(status).toBe(403);
    expect(body.message).toContain('permission: [slo.samples.write]');
    expect(samples.push).not.toHaveBeenCalled();
  });

  it('refuses a token that is for something else, before reading what it sends', async () => {
    const { app } = open({ restrictions, result: AuthorizeResult.DENY });
    const { status, body } = await request(app)
      .post('/samples')
      .set('Content-Type', 'application/json')
      .send('{not json');
    expect(status).toBe(403);
    expect(body.message).toContain("needs the permission 'slo.samples.write'");
  });

  it.each<[string, unknown, number]>([
    ['no samples', { batchId: 'one', samples: [] }, 400],
    [
      'too many samples',
      { batchId: 'one', samples: new Array(5_001).fill(0) },
      400,
    ],
    ['no name', { samples: [{}] }, 400],
    ['words of its own', { ...batch, tenant: 1 }, 400],
    ['too much', { ...batch, samples: ['x'.repeat(3_000_000)] }, 413],
    ['nothing', undefined, 400],
  ])('refuses %s', async (_, body, expected) => {
    const { app } = open({ restrictions });
    const { status } = await request(app)
      .post('/samples')
      .send(body as object);
    expect(status).toBe(expected);
  });
});

describe('POST /events', () => {
  const event = {
    id: 'deploy-1',
    entityRef: 'checkout',
    cause: 'deploy',
    title: '1.42',
    from: '2026-11-21T09:00:00Z',
  };

  it('takes what it can, and says what it cannot', async () => {
    const { app, put } = open({ restrictions });
    const { status, body } = await request(app)
      .post('/events')
      .send({
        events: [
          event,
          { ...event, cause: 'weather' },
          { ...event, from: '2026-11-21T11:00:00Z' },
          { ...event, cause: 'maintenance', from: '2026-11-22T11:00:00Z' },
          'nonsense',
        ],
      });
    expect(status).toBe(200);
    expect(body.accepted).toBe(2);
    expect(body.refused).toEqual([
      { index: 1, reason: expect.stringContaining('cause') },
      { index: 2, reason: expect.stringContaining('60 minutes in the future') },
      { index: 4, reason: expect.stringMatching(/object/i) },
    ]);
    expect(put).toHaveBeenCalledWith(
      [
        expect.objectContaining({ id: 'deploy-1', cause: 'deploy' }),
        expect.objectContaining({ cause: 'maintenance' }),
      ],
      { reportedBy: 'external:ci' },
    );
  });

  it('refuses requests without events, and tokens that may do everything', async () => {
    const { app } = open({ restrictions });
    await request(app).post('/events').send({ events: [] }).expect(400);
    await request(open().app)
      .post('/events')
      .send({ events: [event] })
      .expect(403);
  });
});
