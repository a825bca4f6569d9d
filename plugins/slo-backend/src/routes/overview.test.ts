import request from 'supertest';
import {
  companyData,
  companyEntities,
  component,
  history,
  NOW,
  storedService,
  storedSlo,
  thing,
} from '../__testUtils__/company';
import { as, startJudge, type TestJudge } from '../__testUtils__/startJudge';

const DAY_MS = 86_400_000;

const isCheckout = (row: { entityTitle: string }) =>
  row.entityTitle === 'The checkout';

describe('systems and reports', () => {
  let judge: TestJudge;
  beforeAll(async () => {
    const data = companyData();
    const names = ['front', 'cache'];
    data.slos.push(...names.map(name => storedSlo(name, 'availability')));
    data.services.push(...names.map(name => storedService(name)));
    for (const name of names) {
      data.buckets.set(
        `component:default/${name} availability`,
        history(() => 0.0005, { days: 100 }),
      );
    }
    data.buckets.set(
      'component:default/checkout availability',
      history(() => 0.002, { days: 150 }),
    );
    data.slos.push(storedSlo('late', 'freshness'));
    data.services.push(storedService('late'));
    data.buckets.set(
      'component:default/late freshness',
      history(() => 0, { to: NOW - DAY_MS }),
    );
    data.events.set('component:default/front', [
      {
        id: 'INC-1',
        cause: 'incident',
        title: 'Down',
        from: NOW - DAY_MS,
        to: NOW,
      },
    ]);
    judge = await startJudge({
      data,
      entities: [
        ...companyEntities,
        component('front', {
          owner: 'web',
          system: 'shopfront',
          dependsOn: ['cache', 'secret', 'bare'],
          annotations: {
            'causeway.dev/slo-weight': '3',
            'causeway.dev/slo-soft-dependencies': 'bare',
          },
        }),
        component('cache', { owner: 'web', system: 'shopfront' }),
        thing('System', 'shopfront', {
          'causeway.dev/slo-composite': 'weighted',
        }),
        component('late', { owner: 'shop', system: 'mixed' }),
        thing('System', 'mixed'),
        thing('System', 'empty'),
        thing('Group', 'web'),
      ],
    });
    await judge.run('slo-evaluate');
    await judge.run('slo-policy');
  });
  afterAll(() => judge.stop());

  const get = (path: string, who: Parameters<typeof as>[0] = 'ada') =>
    request(judge.server)
      .get(`/api/slo/v1${path}`)
      .set('Authorization', as(who));

  it('makes one budget of a system, by the weights of its services', async () => {
    const { body } = await get('/systems/shopfront').expect(200);
    expect(body).toMatchObject({
      entityRef: 'system:default/shopfront',
      title: 'shopfront!',
      kind: 'weighted',
      composite: {
        state: 'measured',
        attainment: expect.closeTo(0.9995, 9),
        consumed: expect.closeTo(0.5, 6),
      },
    });
    const weights = body.members.map(
      (member: { slo: { entityTitle: string }; weight: number }) => [
        member.slo.entityTitle,
        member.weight,
      ],
    );
    expect(Object.fromEntries(weights)).toEqual({
      'The front': 3,
      'The cache': 1,
    });
    const allOf = await get('/systems/shopfront?kind=all-of').expect(200);
    expect(allOf.body.composite.objective).toBeCloseTo(0.999 ** 2, 12);
  });

  it('takes a dependency that the caller may not see for one that promises nothing', async () => {
    const feasibility = async (who: 'ada' | 'max') => {
      const { body } = await get('/systems/shopfront', who).expect(200);
      return body.members.find(
        (member: { weight: number }) => member.weight === 3,
      ).feasibility;
    };
    expect(await feasibility('max')).toMatchObject({
      verdict: 'broken',
      bound: expect.closeTo(0.999 ** 2, 12),
    });
    expect(await feasibility('ada')).toMatchObject({
      verdict: 'unknown',
      unknown: ['component:default/secret'],
    });
  });

  it('says unknown of a system with an unknown member, and between what it lies', async () => {
    const { body } = await get('/systems/mixed').expect(200);
    expect(body.composite).toMatchObject({
      state: 'unknown',
      consumed: null,
      unknown: ['The late: freshness'],
      atWorst: expect.closeTo(0, 9),
      atBest: expect.closeTo(1, 9),
    });
  });

  it('names no team where the report is of every one', async () => {
    const { body } = await get('/report').expect(200);
    expect(body).toMatchObject({ owner: null, ownerTitle: null });
  });

  it('reports a quarter of an owner, with what was before it', async () => {
    const { body } = await get('/report?owner=group:default/web').expect(200);
    expect(body).toMatchObject({
      owner: 'group:default/web',
      ownerTitle: 'web!',
      period: '2026-Q4',
      from: Date.UTC(2026, 9, 1),
      end: Date.UTC(2027, 0, 1),
      to: NOW,
      counts: { 'at-risk': 2 },
    });
    const front = body.rows.find(
      (row: { entityTitle: string }) => row.entityTitle === 'The front',
    );
    const events = ((NOW - Date.UTC(2026, 9, 1)) / 300_000) * 100;
    expect(front).toMatchObject({
      total: events,
      consumed: expect.closeTo(0.5, 6),
      coverage: 1,
      before: { attainment: null },
    });
    expect(
      front.spend.reduce(
        (sum: number, { bad }: { bad: number }) => sum + bad,
        0,
      ),
    ).toBeCloseTo(front.bad, 6);
    expect(front.spend[0].cause).toBe('unexplained');
    expect(body.policy).toContainEqual(
      expect.objectContaining({
        entityTitle: 'The front',
        changes: 0,
        frozenMs: 0,
        // The first verdict is of now.
        unknownMs: NOW - Date.UTC(2026, 9, 1),
      }),
    );
  });

  it('reports months and years, and says what it does not know', async () => {
    const month = await get('/report?owner=group:default/shop&period=2026-09');
    expect(month.body.rows.find(isCheckout)).toMatchObject({
      truth: 'broken',
      consumed: expect.closeTo(2, 6),
      before: { consumed: expect.closeTo(2, 6) },
    });
    const year = await get('/report?owner=group:default/shop&period=2026');
    expect(year.body.rows.find(isCheckout)).toMatchObject({
      truth: 'unknown',
      state: 'insufficient-coverage',
    });
    expect(JSON.stringify(year.body)).not.toMatch(/NaN|Infinity/);
  });

  it.each([
    ['/systems/none', 404],
    ['/systems/empty', 404],
    ['/systems/store?kind=worst', 400],
    ['/report?period=2026-Q5', 400],
    ['/report?period=last', 400],
    ['/report?period=2027-Q3', 400],
  ])('refuses %s', async (path, status) => {
    await get(path).expect(status);
  });

  it('is for those who may read', async () => {
    await get('/systems/store', 'nobody').expect(403);
    await get('/report', 'nobody').expect(403);
    await get('/report', 'gate').expect(403);
    const { body } = await get('/report', 'ada').expect(200);
    expect(JSON.stringify(body)).not.toContain('secret');
  });
});
