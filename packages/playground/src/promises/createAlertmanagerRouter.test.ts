import express from 'express';
import request from 'supertest';
import { createAlertmanagerRouter } from './createAlertmanagerRouter';

describe('the Alertmanager', () => {
  const app = express().use(
    '/alertmanager',
    createAlertmanagerRouter({
      token: 'secret',
      alerts: () => [
        {
          labels: { alertname: 'Slow' },
          annotations: { summary: 'Slow.' },
          startsAt: '2026-11-21T06:19:00.000Z',
        },
      ],
    }),
  );

  it('shows its alerts to whoever has the token', async () => {
    const { body } = await request(app)
      .get('/alertmanager/api/v2/alerts?active=true')
      .set('Authorization', 'Bearer secret')
      .expect(200);
    expect(body).toEqual([
      expect.objectContaining({
        labels: { alertname: 'Slow' },
        startsAt: '2026-11-21T06:19:00.000Z',
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        status: expect.objectContaining({ state: 'active' }),
      }),
    ]);
  });

  it.each([undefined, 'Bearer wrong', 'secret'])(
    'refuses %s',
    async authorization => {
      const asked = request(app).get('/alertmanager/api/v2/alerts');
      if (authorization) asked.set('Authorization', authorization);
      expect((await asked).status).toBe(401);
    },
  );
});
