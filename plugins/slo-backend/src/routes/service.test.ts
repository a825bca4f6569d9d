import request from 'supertest';
import { companyData, NOW } from '../__testUtils__/company';
import { as, startJudge, type TestJudge } from '../__testUtils__/startJudge';

const DAY_MS = 86_400_000;
const CHECKOUT = encodeURIComponent('component:default/checkout');
const SECRET = encodeURIComponent('component:default/secret');

describe('a service', () => {
  let judge: TestJudge;
  beforeAll(async () => {
    const data = companyData();
    data.events.set('component:default/checkout', [
      {
        id: 'm1',
        cause: 'maintenance',
        title: 'Database upgrade',
        from: NOW - 2 * DAY_MS,
        to: NOW - 2 * DAY_MS + 3_600_000,
      },
    ]);
    data.events.set('component:default/search', [
      {
        id: 'INC-1',
        cause: 'incident',
        title: 'Index lost',
        from: NOW - DAY_MS,
        to: NOW - DAY_MS + 3_600_000,
      },
    ]);
    judge = await startJudge({ data });
    await judge.run('slo-evaluate');
    await judge.run('slo-policy');
  });
  afterAll(() => judge.stop());

  const get = (path: string, who: Parameters<typeof as>[0] = 'ada') =>
    request(judge.server)
      .get(`/api/slo/v1${path}`)
      .set('Authorization', as(who));

  it('says everything about its SLOs', async () => {
    const { body } = await get(`/services/${CHECKOUT}`).expect(200);
    const [slo] = body.slos;
    expect(slo).toMatchObject({
      name: 'availability',
      truth: 'broken',
      sentence:
        'In the last 30 days 99.8 % of 864,000 events were good; 99.9 % was promised. That is 1,728 bad ones, 864 more than the budget of 864.',
      stage: { index: 4, name: 'frozen', status: 'known' },
      source: {
        file: 'slos/a.yaml',
        line: 3,
        url: 'https://git.example/a.yaml#L3',
      },
      forecast: { hour: { state: 'exhausted' } },
    });
    expect(slo.conditions).toHaveLength(4);
    expect(body).toMatchObject({
      entityRef: 'component:default/checkout',
      viewer: { refresh: true, waive: false },
      files: [{ path: 'slos/a.yaml', url: '/repositories/learning/a' }],
      policy: {
        origin: 'default',
        verdict: { stage: 4, stageName: 'frozen', decidedBy: 'availability' },
        gate: {
          feature: { decision: 'block' },
          critical: { decision: 'allow' },
        },
      },
    });
    expect(body.policy.changes).toHaveLength(1);
    expect(body.policy.verdict.inputs).toBeUndefined();
    expect(JSON.stringify(body)).not.toMatch(/NaN|Infinity/);
  });

  it('draws its budget over time, with what happened', async () => {
    const { body } = await get(
      `/services/${CHECKOUT}/slos/availability/timeline?from=${
        NOW - 10 * DAY_MS
      }&points=40`,
    ).expect(200);
    expect(body.points).toHaveLength(41);
    expect(body.to).toBe(NOW);
    expect(body.points.at(-1)).toMatchObject({
      at: NOW,
      remaining: expect.closeTo(-1, 9),
      coverage: 1,
    });
    expect(body.points.at(-1).burnRates['1h']).toBeCloseTo(2, 9);
    expect(
      body.events.map((event: { cause: string; title: string }) => [
        event.cause,
        event.title,
      ]),
    ).toEqual([
      ['maintenance', 'Database upgrade'],
      ['dependency', 'The search: Index lost'],
    ]);
  });

  it('takes times as ISO 8601 too', async () => {
    const { body } = await get(
      `/services/${CHECKOUT}/slos/availability/timeline?from=2026-11-20T10:00:00Z&to=2026-11-21T09:00:00%2B00:00&points=23`,
    ).expect(200);
    expect([body.from, body.to, body.stepMs]).toEqual([
      NOW - DAY_MS,
      NOW - 3_600_000,
      3_600_000,
    ]);
  });

  it('says what spent the budget, to the last event', async () => {
    const { body } = await get(
      `/services/${CHECKOUT}/slos/availability/spend`,
    ).expect(200);
    expect(body.bad).toBeCloseTo(1728, 6);
    expect(
      body.lines.reduce(
        (sum: number, line: { bad: number }) => sum + line.bad,
        0,
      ),
    ).toBe(body.bad);
    expect(body.lines.map((line: { cause: string }) => line.cause)).toEqual(
      expect.arrayContaining(['maintenance', 'dependency', 'unexplained']),
    );
  });

  it('hands out Prometheus rules', async () => {
    const { text, headers } = await get(
      `/services/${CHECKOUT}/rules?window=28d`,
    ).expect(200);
    expect(headers['content-type']).toContain('text/yaml');
    expect(text).toContain('slo:sli_error:ratio_rate5m');
    await get(`/services/${CHECKOUT}/rules?window=1y2z`).expect(400);
  });

  it('hands out its SLO files and no others', async () => {
    const { body } = await get(
      `/services/${CHECKOUT}/files?path=slos/a.yaml`,
    ).expect(200);
    expect(body).toEqual({
      path: 'slos/a.yaml',
      content: 'version: prometheus/v1\n',
      commit: 'c0ffee',
    });
    await get(`/services/${CHECKOUT}/files?path=../../etc/passwd`).expect(404);
    await get(`/services/${CHECKOUT}/files`).expect(400);
  });

  it('knows whether its dependencies allow its objectives', async () => {
    const { body } = await get(`/services/${CHECKOUT}/feasibility`).expect(200);
    expect(body.slos).toEqual([
      expect.objectContaining({
        name: 'availability',
        verdict: 'holds',
        bound: 0.999,
        factors: [expect.objectContaining({ ref: 'component:default/search' })],
      }),
    ]);
  });

  it('keeps verdicts that can be replayed', async () => {
    const { body } = await get(`/services/${CHECKOUT}/verdicts`).expect(200);
    const [{ id }] = body.items;
    const verdict = await get(`/services/${CHECKOUT}/verdicts/${id}`).expect(
      200,
    );
    expect(verdict.body).toMatchObject({ replayed: true, stage: 4 });
    expect(verdict.body.inputs.slos).toHaveLength(1);
    await get(`/services/${CHECKOUT}/verdicts/4711`).expect(404);
    await get(
      `/services/${encodeURIComponent(
        'component:default/search',
      )}/verdicts/${id}`,
    ).expect(404);
  });

  it.each([
    '',
    '/slos/availability/timeline',
    '/slos/availability/spend',
    '/rules',
    '/files?path=slos/a.yaml',
    '/feasibility',
    '/verdicts',
    '/verdicts/1',
    '/postmortem-tasks',
  ])('%s is for those who may see the entity', async path => {
    await get(`/services/${SECRET}${path}`, 'ada').expect(404);
    await get(`/services/${CHECKOUT}${path}`, 'nobody').expect(403);
    await get(`/services/${CHECKOUT}${path}`, 'gate').expect(403);
  });

  it('lets members refresh it, and others not', async () => {
    const refresh = (who: Parameters<typeof as>[0], ref = CHECKOUT) =>
      request(judge.server)
        .post(`/api/slo/v1/services/${ref}/refresh`)
        .set('Authorization', as(who));
    await refresh('guest').expect(403);
    await refresh('gate').expect(403);
    await refresh('ada', SECRET).expect(404);
    expect(judge.refreshed).toEqual([]);
    const { body } = await refresh('ada').expect(200);
    expect(body.entityRef).toBe('component:default/checkout');
    expect(judge.refreshed).toEqual(['component:default/checkout']);
  });

  it.each([
    ['/services/%00', 400],
    ['/services/a:b:c', 404],
    ['/services/a%20b', 400],
    [`/services/${'x'.repeat(500)}`, 400],
    [`/services/${encodeURIComponent('component:default/none')}`, 404],
    [`/services/${encodeURIComponent('component:default/bare')}`, 404],
    [`/services/${CHECKOUT}/slos/none/timeline`, 404],
    [`/services/${CHECKOUT}/slos/availability/timeline?from=tomorrow`, 400],
    [`/services/${CHECKOUT}/slos/availability/timeline?points=1000000`, 400],
    [`/services/${CHECKOUT}/slos/availability/timeline?from=5&to=4`, 400],
    [`/services/${CHECKOUT}/slos/availability/spend?from=0`, 400],
  ])('refuses %s', async (path, status) => {
    await get(path).expect(status);
  });
});
