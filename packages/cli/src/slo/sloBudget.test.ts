import { createMockDirectory } from '@backstage/backend-test-utils';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sloBudget from '../commands/sloBudget';
import { UsageError } from '../errors';

const AT = '2026-11-21T00:00:00Z';
const SPEC = `version: prometheus/v1
service: web
slos:
  - name: availability
    objective: 99.9
    description: Requests succeed
    sli:
      events:
        error_query: sum(rate(http_requests_total{code=~"5.."}[{{.window}}]))
        total_query: sum(rate(http_requests_total[{{.window}}]))
    alerting: { name: WebAvailability }
`;

const folder = createMockDirectory();
let server: Server;
let url: string;
let asked: URLSearchParams[];
/** Value of a query at a time in seconds; undefined where there is none. */
let value: (query: string, time: number) => number | undefined;
let refuse: (points: number) => number | undefined;

function answer(form: URLSearchParams): { status: number; body: object } {
  const [start, end, step] = ['start', 'end', 'step'].map(name =>
    Number(form.get(name)),
  );
  const points = Math.floor((end - start) / step) + 1;
  const refused = refuse(points);
  if (refused) {
    return { status: refused, body: { status: 'error', error: 'no' } };
  }
  const values = Array.from({ length: points }, (_, index) => {
    const time = start + index * step;
    return [time, value(form.get('query') ?? '', time)] as const;
  })
    .filter(([, number]) => number !== undefined)
    .map(([time, number]) => [time, String(number)]);
  const result = values.length > 0 ? [{ metric: {}, values }] : [];
  return {
    status: 200,
    body: { status: 'success', data: { resultType: 'matrix', result } },
  };
}

beforeEach(async () => {
  asked = [];
  refuse = () => undefined;
  value = query => (query.includes('5..') ? 0.05 : 100);
  folder.setContent({ 'slos.yaml': SPEC });
  server = createServer((request, response) => {
    let text = '';
    request.on('data', part => {
      text += part;
    });
    request.on('end', () => {
      const form = new URLSearchParams(text);
      asked.push(form);
      const { status, body } = answer(form);
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await new Promise(resolve => {
    server.close(resolve);
  });
});

async function budget(options?: { at?: string; prometheus?: string }) {
  let stdout = '';
  const spies = (['stdout', 'stderr'] as const).map(name =>
    jest.spyOn(process[name], 'write').mockImplementation(text => {
      stdout += name === 'stdout' ? String(text) : '';
      return true;
    }),
  );
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await sloBudget(folder.resolve('slos.yaml'), {
      prometheus: url,
      at: AT,
      format: 'json',
      window: '30d',
      ...options,
    });
    return { status: process.exitCode, budgets: JSON.parse(stdout) };
  } finally {
    process.exitCode = before;
    spies.forEach(spy => spy.mockRestore());
  }
}

describe('causeway slo budget', () => {
  it('computes budget and burn rates from the queries of the spec', async () => {
    const { status, budgets } = await budget();
    expect(status).toBe(0);
    const total = 100 * 30 * 86_400;
    const close = (number: number) => expect.closeTo(number, 9);
    expect(budgets).toEqual([
      {
        service: 'web',
        slo: 'availability',
        objective: 0.999,
        window: '30d',
        good: expect.closeTo(total * 0.9995, 3),
        bad: expect.closeTo(total * 0.0005, 3),
        total,
        coverage: 1,
        attainment: close(0.9995),
        consumed: close(0.5),
        remaining: close(0.5),
        burnRates: Object.fromEntries(
          ['5m', '30m', '1h', '2h', '6h', '1d', '3d'].map(window => [
            window,
            close(0.5),
          ]),
        ),
        state: 'measured',
        reason: expect.stringContaining('events in 30 d were bad'),
        at: '2026-11-21T00:00:00.000Z',
      },
    ]);
    expect(asked.map(form => form.get('query'))).toEqual([
      'sum(rate(http_requests_total[5m]))',
      'sum(rate(http_requests_total{code=~"5.."}[5m]))',
      'max(count_over_time(http_requests_total[5m]))',
    ]);
  });

  it('counts by what the query counts: a ratio of counts as events, increases as they are', async () => {
    folder.setContent({
      'slos.yaml': SPEC.replace(
        /events:[^]*total_query.*\n/,
        `raw:
        error_ratio_query: sum(increase(http_requests_total{code=~"5.."}[{{.window}}])) / sum(increase(http_requests_total[{{.window}}]))
`,
      ),
    });
    const { budgets } = await budget();
    expect(budgets[0]).toMatchObject({
      total: 100 * 30 * 288,
      bad: expect.closeTo(0.05 * 30 * 288, 6),
    });
  });

  it('takes a missing error series for no errors, and a missing total for a gap', async () => {
    const half = Date.parse(AT) / 1000 - 15 * 86_400;
    value = (query, time) => {
      if (query.includes('5..')) return undefined;
      return time > half ? 100 : undefined;
    };
    const { budgets } = await budget();
    expect(budgets[0]).toMatchObject({
      state: 'insufficient-coverage',
      coverage: 0.5,
      bad: 0,
      consumed: 0,
    });
  });

  it('asks for less when it is too much', async () => {
    refuse = points => (points > 3000 ? 422 : undefined);
    const { budgets } = await budget();
    expect(budgets[0]).toMatchObject({ coverage: 1, state: 'measured' });
    expect(asked.length).toBeGreaterThan(6);
  });

  it('says that it does not know, with the reason', async () => {
    refuse = () => 503;
    const { status, budgets } = await budget();
    expect(status).toBe(1);
    expect(budgets[0]).toMatchObject({
      state: 'unknown',
      consumed: null,
      burnRates: null,
      reason: expect.stringContaining('answered 503: no'),
    });
    value = () => NaN;
    refuse = () => undefined;
    expect((await budget()).budgets[0]).toMatchObject({
      consumed: null,
      coverage: 0,
    });
  });

  it.each([{ at: 'yesterday' }, { prometheus: 'localhost' }])(
    'refuses %j',
    async options => {
      await expect(budget(options)).rejects.toThrow(UsageError);
    },
  );
});
