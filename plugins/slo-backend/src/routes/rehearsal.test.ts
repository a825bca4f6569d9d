import request from 'supertest';
import { NotFoundError } from '@backstage/errors';
import {
  companyData,
  companyEntities,
  component,
  history,
  NOW,
} from '../__testUtils__/company';
import { as, startJudge, type TestJudge } from '../__testUtils__/startJudge';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CHECKOUT = 'component:default/checkout';

function file(
  objective: number,
  options: { metric?: string; name?: string } = {},
) {
  const { metric = 'http_requests_total', name = 'availability' } = options;
  return `version: prometheus/v1
service: checkout
slos:
  - name: ${name}
    objective: ${objective}
    sli:
      events:
        error_query: sum(rate(${metric}{code=~"5.."}[{{.window}}]))
        total_query: sum(rate(${metric}[{{.window}}]))
    alerting: { name: Alert }
`;
}

describe('rehearsals', () => {
  let judge: TestJudge;
  const getProposal = jest.fn();
  const getBlob = jest.fn();
  beforeAll(async () => {
    const data = companyData();
    const outage = (start: number) =>
      start >= NOW - 3 * DAY_MS && start < NOW - 3 * DAY_MS + HOUR_MS;
    data.buckets.set(
      `${CHECKOUT} availability`,
      history(start => (outage(start) ? 0.5 : 0.0001)),
    );
    data.events.set(CHECKOUT, [
      {
        id: 'INC-7',
        cause: 'incident',
        title: 'Down',
        from: NOW - 3 * DAY_MS,
        to: NOW - 3 * DAY_MS + HOUR_MS,
      },
    ]);
    judge = await startJudge({
      data,
      localGit: { getProposal, getBlob },
      entities: [
        component('checkout', {
          owner: 'shop',
          annotations: {
            'backstage.io/managed-by-location':
              'url:http://localhost:7007/api/local-git/shop/checkout/blob/main/svc/catalog-info.yaml',
          },
        }),
        ...companyEntities.slice(1),
      ],
    });
    await judge.run('slo-evaluate');
  });
  afterAll(() => judge.stop());
  beforeEach(() => jest.clearAllMocks());

  const post = (
    path: string,
    body: object,
    who: Parameters<typeof as>[0] = 'ada',
  ) =>
    request(judge.server)
      .post(`/api/slo/v1${path}`)
      .set('Authorization', as(who))
      .send(body);
  const rehearse = (content: string, extra: object = {}) =>
    post('/rehearsals', {
      entityRef: CHECKOUT,
      files: [{ path: 'slos/a.yaml', content }],
      ...extra,
    });

  it('says what another objective would have done, beside the present one', async () => {
    const { body } = await rehearse(file(95)).expect(200);
    const [slo] = body.slos;
    expect(slo).toMatchObject({
      name: 'availability',
      change: 'changed',
      changes: ['objective 95 % instead of 99.9 %'],
      reason: null,
    });
    const { proposed, present } = slo;
    expect(present.rehearsal.pages).toHaveLength(1);
    expect(present.rehearsal.detection).toMatchObject({
      precision: 1,
      recall: 1,
      delays: [{ id: 'INC-7', delayMs: 300_000 }],
    });
    expect(proposed.rehearsal.pages).toHaveLength(0);
    expect(proposed.rehearsal.detection.recall).toBe(0);
    expect(proposed.rehearsal.budget.consumed).toBeCloseTo(
      present.rehearsal.budget.consumed / 50,
      9,
    );
  });

  it('does not pretend to know what the ledger has not counted', async () => {
    const { body } = await rehearse(
      file(99, { metric: 'grpc_requests_total' }),
    ).expect(200);
    expect(body.slos[0]).toMatchObject({
      change: 'changed',
      proposed: { objective: 0.99, rehearsal: null },
      reason: expect.stringContaining('counts other events'),
    });
    const added = await rehearse(file(99, { name: 'new-one' })).expect(200);
    expect(
      added.body.slos.map((slo: { name: string; change: string }) => [
        slo.name,
        slo.change,
      ]),
    ).toEqual([
      ['new-one', 'added'],
      ['availability', 'removed'],
    ]);
  });

  it('lints, and says what it cannot read', async () => {
    const inverted = file(99).replace(
      /error_query: .*/,
      'error_query: sum(rate(http_requests_total{code=~"2.."}[{{.window}}]))',
    );
    const linted = await rehearse(inverted).expect(200);
    expect(linted.body.slos[0].findings[0]).toMatchObject({
      rule: 'inverted-errors',
      severity: 'error',
    });
    const broken = await rehearse('slos: [').expect(200);
    expect(broken.body.problems[0]).toMatchObject({
      about: 'files',
      file: 'slos/a.yaml',
    });
  });

  it("reads a change proposal of the service's own repository", async () => {
    getProposal.mockResolvedValue({
      title: 'Stricter',
      url: '/repositories/shop/checkout/proposals/3',
      head: 'stricter',
      commits: [{ id: 'abc123' }],
      diff: {
        files: [
          { path: 'slos/a.yaml', status: 'modified' },
          { path: 'svc/slos/b.yaml', status: 'added' },
          { path: 'svc/README.md', status: 'modified' },
        ],
      },
    });
    getBlob.mockImplementation(async (_, { path }: { path: string }) => ({
      content: path.endsWith('a.yaml')
        ? file(99.99)
        : file(99, { name: 'other' }),
    }));
    const proposal = { repository: 'shop/checkout', number: 3 };
    const { body } = await post('/rehearsals', {
      entityRef: CHECKOUT,
      proposal,
    }).expect(200);
    expect(body.proposal).toEqual({
      ...proposal,
      title: 'Stricter',
      url: '/repositories/shop/checkout/proposals/3',
    });
    expect(
      body.slos.map((slo: { name: string; change: string }) => [
        slo.name,
        slo.change,
      ]),
    ).toEqual([
      ['availability', 'changed'],
      ['other', 'added'],
    ]);
    expect(getBlob.mock.calls.map(([, { path, ref }]) => [path, ref])).toEqual([
      ['slos/a.yaml', 'abc123'],
      ['svc/slos/b.yaml', 'abc123'],
    ]);
  });

  it('refuses proposals of other repositories, and passes on refusals', async () => {
    await post('/rehearsals', {
      entityRef: CHECKOUT,
      proposal: { repository: 'other/place', number: 1 },
    }).expect(400);
    expect(getProposal).not.toHaveBeenCalled();
    getProposal.mockRejectedValue(new NotFoundError('no such proposal'));
    await post('/rehearsals', {
      entityRef: CHECKOUT,
      proposal: { repository: 'shop/checkout', number: 9 },
    }).expect(404);
  });

  it.each([
    [{}],
    [{ entityRef: CHECKOUT }],
    [{ entityRef: CHECKOUT, files: [] }],
    [
      {
        entityRef: CHECKOUT,
        files: [{ path: 'a', content: 'b' }],
        proposal: { repository: 'shop/checkout', number: 1 },
      },
    ],
    [{ entityRef: 'a b', files: [{ path: 'a', content: 'b' }] }],
    [
      {
        entityRef: CHECKOUT,
        files: [{ path: 'a', content: 'b' }],
        from: NOW - 90 * DAY_MS,
      },
    ],
    [
      {
        entityRef: CHECKOUT,
        files: Array.from({ length: 51 }, () => ({ path: 'a', content: '' })),
      },
    ],
    [{ entityRef: CHECKOUT, proposal: { repository: '../../etc', number: 1 } }],
  ])('refuses %j', async body => {
    await post('/rehearsals', body).expect(400);
  });

  it('is for those who may see the service', async () => {
    const files = [{ path: 'slos/a.yaml', content: file(99) }];
    const secret = { entityRef: 'component:default/secret', files };
    await post('/rehearsals', secret, 'ada').expect(404);
    await post('/rehearsals', secret, 'nobody').expect(403);
    await post('/rehearsals', secret, 'gate').expect(403);
  });

  it('applies a policy to the past', async () => {
    const path = `/services/${encodeURIComponent(CHECKOUT)}/policy/dry-run`;
    const { body } = await post(path, { from: NOW - 10 * DAY_MS }).expect(200);
    expect(body.run.freezes).toHaveLength(1);
    expect(body.run.summary).toMatch(/^would have frozen 1 time, /);
    expect(body.run.transitions[0].inputs).toBeUndefined();
    const gentle = await post(path, {
      from: NOW - 10 * DAY_MS,
      policy: 'stages: [{ consumed: 1000, name: never, releases: fixes }]',
    }).expect(200);
    expect(gentle.body.run.summary).toBe('would not have frozen');
    const wrong = await post(path, { policy: 'stages: [{}]' }).expect(200);
    expect(wrong.body).toMatchObject({ policy: null, run: null });
    expect(wrong.body.problems[0]).toMatchObject({ line: 1 });
    await post(path, { from: 0 }).expect(400);
    await post(path, { policy: 7 }).expect(400);
    await post(path, {}, 'nobody').expect(403);
    await post(path.replace('checkout', 'secret'), {}).expect(404);
  });
});
