import request from 'supertest';
import { companyData, NOW } from '../__testUtils__/company';
import { as, startJudge, type TestJudge } from '../__testUtils__/startJudge';

describe('the board', () => {
  let judge: TestJudge;
  beforeAll(async () => {
    judge = await startJudge({ data: companyData() });
    await judge.run('slo-evaluate');
  });
  afterAll(() => judge.stop());

  const get = (path: string, who: Parameters<typeof as>[0] = 'ada') =>
    request(judge.server)
      .get(`/api/slo/v1${path}`)
      .set('Authorization', as(who));

  it('shows rows worst first, with their truth', async () => {
    const { body } = await get('/slos').expect(200);
    expect(
      body.items.map(
        (row: { entityRef: string; name: string; truth: string }) => [
          row.entityRef.split('/')[1],
          row.name,
          row.truth,
        ],
      ),
    ).toEqual([
      ['checkout', 'availability', 'broken'],
      ['batch', 'freshness', 'unknown'],
      ['search', 'latency', 'holds'],
      ['search', 'availability', 'holds'],
    ]);
    expect(body).toMatchObject({
      totalItems: 4,
      services: 3,
      counts: { broken: 1, unknown: 1, holds: 2, 'at-risk': 0 },
    });
    expect(body.items[0]).toMatchObject({
      consumed: expect.closeTo(2, 9),
      remaining: expect.closeTo(-1, 9),
      entityTitle: 'The checkout',
      ownerTitle: 'shop!',
      systemTitle: 'store!',
      alerts: { page: 'quiet', ticket: 'firing' },
    });
    expect(body.items[0].trend).toHaveLength(30);
    expect(body.items[1].truthReason).toBe(
      'The newest data is 2 h old; 10 % of the budget was used then',
    );
  });

  it('says how old the newest row is, and how many are late', async () => {
    const { body } = await get('/slos').expect(200);
    expect(body.judged).toEqual({ newest: NOW, late: 0 });
    let clock = NOW;
    const later = await startJudge({
      data: companyData(),
      now: () => clock,
    });
    await later.run('slo-evaluate');
    clock = NOW + 21 * 60_000;
    const late = await request(later.server)
      .get('/api/slo/v1/slos')
      .set('Authorization', as('ada'))
      .expect(200);
    expect(late.body).toMatchObject({
      evaluatedAt: NOW,
      judged: { newest: NOW, late: 4 },
    });
    await later.stop();
  });

  it('hides what the catalog hides', async () => {
    const refs = async (who: 'ada' | 'max') =>
      (await get('/slos?q=secret', who).expect(200)).body.totalItems;
    expect(await refs('ada')).toBe(0);
    expect(await refs('max')).toBe(1);
  });

  it.each([
    ['owner=group:default/shop', 1],
    ['owner=group:default/shop&owner=GROUP:default/learning', 4],
    ['system=system:default/store', 3],
    ['truth=holds', 2],
    ['truth=holds&truth=broken', 3],
    ['mine=true', 3],
    ['entity=component:default/search', 2],
    ['q=searches succeed', 1],
    ['q=SEARCH lat', 1],
    ['q=%25', 0],
    ['problems=true', 0],
    ['stage=frozen', 0],
  ])('filters by %s', async (query, count) => {
    const { body } = await get(`/slos?${query}`).expect(200);
    expect(body.totalItems).toBe(count);
  });

  it('counts the values of a filter among what the other filters let through', async () => {
    const { body } = await get('/slos?truth=broken').expect(200);
    expect(body.counts).toEqual({
      broken: 1,
      unknown: 1,
      holds: 2,
      'at-risk': 0,
    });
    expect(body.facets.owners).toEqual([
      { value: 'group:default/shop', title: 'shop!', count: 1 },
    ]);
  });

  it('pages through all rows, each once', async () => {
    const seen: string[] = [];
    let cursor = '';
    for (;;) {
      const { body } = await get(`/slos?limit=1${cursor}`).expect(200);
      seen.push(
        ...body.items.map(
          (row: { entityRef: string; name: string }) =>
            row.entityRef + row.name,
        ),
      );
      if (!body.nextCursor) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(new Set(seen).size).toBe(4);
    expect(seen).toHaveLength(4);
  });

  it.each([
    'truth=fine',
    'limit=0',
    'limit=501',
    'cursor=nonsense',
    'mine=yes',
  ])('refuses %s', async query => {
    await get(`/slos?${query}`).expect(400);
  });

  it('needs somebody signed in who may read', async () => {
    await request(judge.server)
      .get('/api/slo/v1/slos')
      .set('Authorization', 'Bearer no')
      .expect(401);
    await get('/slos', 'nobody').expect(403);
    await get('/slos.csv', 'nobody').expect(403);
    await get('/problems', 'nobody').expect(403);
    await get('/slos', 'gate').expect(403);
    await get('/slos', 'ci').expect(200);
    await get('/slos?mine=true', 'ci').expect(400);
  });

  it('exports CSV', async () => {
    const { text, headers } = await get('/slos.csv?truth=broken').expect(200);
    expect(headers['content-type']).toContain('text/csv');
    const [head, row] = text.trim().split('\r\n');
    expect(head).toContain('entity,title,owner,system,slo');
    expect(row).toContain(
      'component:default/checkout,The checkout,group:default/shop',
    );
  });
});
