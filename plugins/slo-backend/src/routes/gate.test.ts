import request from 'supertest';
import { companyData, NOW, storedService } from '../__testUtils__/company';
import { as, startJudge, type TestJudge } from '../__testUtils__/startJudge';

const DAY_MS = 86_400_000;
const CHECKOUT = encodeURIComponent('component:default/checkout');
const POLICY = `
service: search
owner: group:default/learning
hysteresis: 1
stages:
  - { consumed: 5, name: strict, releases: fixes, automatic: [notify-owner, stop-features] }
exceptions: { approvedBy: learning, longestDays: 2 }
`;

describe('the gate', () => {
  let judge: TestJudge;
  let now = NOW;
  beforeAll(async () => {
    const data = companyData();
    data.services[1] = storedService('search', {
      policyFile: {
        path: 'observability/error-budget-policy.yaml',
        url: '/repositories/learning/search',
        commit: 'c0ffee',
        readAt: NOW,
        text: POLICY,
      },
    });
    data.services[2] = storedService('batch', {
      policyFile: {
        path: 'observability/error-budget-policy.yaml',
        url: null,
        commit: null,
        readAt: NOW,
        text: 'stages: none',
      },
    });
    judge = await startJudge({ data, now: () => now });
    await judge.run('slo-evaluate');
    await judge.run('slo-policy');
  });
  afterAll(() => judge.stop());

  const ask = (
    name: string,
    change = 'feature',
    who: Parameters<typeof as>[0] = 'gate',
  ) =>
    request(judge.server)
      .get(
        `/api/slo/v1/gate/${encodeURIComponent(
          `component:default/${name}`,
        )}?change=${change}`,
      )
      .set('Authorization', as(who));
  const waive = (
    name: string,
    body: object,
    who: Parameters<typeof as>[0] = 'max',
  ) =>
    request(judge.server)
      .post(
        `/api/slo/v1/services/${encodeURIComponent(
          `component:default/${name}`,
        )}/waivers`,
      )
      .set('Authorization', as(who))
      .send(body);

  it('blocks what the stage blocks, and says why in one line', async () => {
    const { body } = await ask('checkout').expect(200);
    expect(body).toMatchObject({
      decision: 'block',
      stage: 'frozen',
      slo: 'availability',
      entityRef: 'component:default/checkout',
      change: 'feature',
      link: 'http://portal.example/catalog/default/component/checkout/slos',
    });
    expect(body.reason).toMatch(/^Stage frozen \(.*200 %.*\): no feature may/);
    expect((await ask('checkout', 'critical')).body.decision).toBe('allow');
  });

  it("goes by the repository's policy", async () => {
    expect((await ask('search')).body).toMatchObject({
      decision: 'block',
      stage: 'strict',
    });
    expect((await ask('search', 'fix')).body.decision).toBe('allow');
  });

  it('says unknown where a policy has no policy in it, or a service no SLO', async () => {
    expect((await ask('batch')).body).toMatchObject({
      decision: 'unknown',
      reason: 'There is no error-budget policy that can be read',
    });
    expect((await ask('bare')).body.decision).toBe('unknown');
    const { body } = await request(judge.server)
      .get(
        `/api/slo/v1/services/${encodeURIComponent('component:default/batch')}`,
      )
      .set('Authorization', as('ada'));
    expect(body.problems).toEqual([
      expect.objectContaining({ about: 'policy', line: 1 }),
    ]);
  });

  it('answers people, and tokens that may only ask', async () => {
    await ask('checkout', 'feature', 'guest').expect(200);
    await ask('checkout', 'feature', 'nobody').expect(403);
    await ask('secret', 'feature', 'ada').expect(404);
    await ask('none').expect(404);
    await ask('checkout', 'anything').expect(400);
    await request(judge.server)
      .get(`/api/slo/v1/gate/${CHECKOUT}`)
      .set('Authorization', 'Bearer nonsense')
      .expect(401);
  });

  it('is opened by a waiver until it ends or is revoked', async () => {
    const until = new Date(NOW + DAY_MS).toISOString();
    const { body } = await waive('checkout', {
      reason: 'Launch day',
      until,
    }).expect(201);
    expect(body).toMatchObject({
      approvedBy: 'user:default/max',
      until: NOW + DAY_MS,
      revokedAt: null,
    });
    const open = await ask('checkout');
    expect(open.body).toMatchObject({
      decision: 'allow',
      waiver: { reason: 'Launch day' },
    });
    expect(judge.changes).toContainEqual({
      kind: 'waivers',
      entityRefs: ['component:default/checkout'],
    });
    const revoke = (who: 'ada' | 'max') =>
      request(judge.server)
        .delete(`/api/slo/v1/services/${CHECKOUT}/waivers/${body.id}`)
        .set('Authorization', as(who));
    await revoke('ada').expect(403);
    await revoke('max').expect(204);
    expect((await ask('checkout')).body.decision).toBe('block');
  });

  it('is waived by whom the policy names, for that service alone', async () => {
    const body = { reason: 'We know', until: NOW + DAY_MS };
    await waive('search', body, 'ada').expect(201);
    // Her group is within the one that is named.
    await waive('search', body, 'eve').expect(201);
    await waive('checkout', body, 'eve').expect(403);
    await waive('checkout', body, 'ada').expect(403);
    await waive('checkout', body, 'guest').expect(403);
    await waive('checkout', body, 'gate').expect(403);
    expect((await ask('search')).body.decision).toBe('allow');
  });

  it.each([
    [{ until: NOW + DAY_MS }],
    [{ reason: '  ', until: NOW + DAY_MS }],
    [{ reason: 'two\nlines', until: NOW + DAY_MS }],
    [{ reason: 'Why', until: NOW - 1 }],
    [{ reason: 'Why', until: NOW + 8 * DAY_MS }],
    [{ reason: 'Why', until: 'next week' }],
    [{ reason: 'Why', until: NOW + DAY_MS, slos: ['none'] }],
    [{ reason: 'Why', until: NOW + DAY_MS, slos: [] }],
    [{ reason: 'Why', until: NOW + DAY_MS, approvedBy: 'me' }],
  ])('refuses the waiver %j', async body => {
    await waive('checkout', body).expect(400);
  });

  it('says unknown when the last verdict is old', async () => {
    now = NOW + 2 * 3_600_000;
    const { body } = await ask('checkout');
    expect(body).toMatchObject({
      decision: 'unknown',
      reason: 'The last verdict is 2 h old',
    });
    now = NOW;
  });
});
