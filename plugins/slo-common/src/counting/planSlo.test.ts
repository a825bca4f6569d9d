import { planSlo } from './planSlo';
import { queriesOf } from './queriesOf';

const events = (errorQuery: string, totalQuery: string) =>
  planSlo({ type: 'events', errorQuery, totalQuery })!;

describe('planSlo', () => {
  it('counts events by rates over five minutes', () => {
    const plan = events(
      'sum(rate(http_requests_total{job="a",code=~"5.."}[{{.window}}]))',
      'sum(rate(http_requests_total{job="a"}[{{.window}}])) > 0',
    );

    expect(plan.counts).toEqual({
      type: 'events',
      error: {
        query: 'sum(rate(http_requests_total{job="a",code=~"5.."}[5m]))',
        factor: 300,
      },
      // Idle times must not look like times that weren't observed.
      total: {
        query: 'sum(rate(http_requests_total{job="a"}[5m]))',
        factor: 300,
      },
      silenceIsGood: true,
    });
    expect(plan.observed).toEqual([
      'max(count_over_time(http_requests_total{job="a"}[5m]))',
    ]);
    expect(plan.target).toBe('max(sum_over_time(up{job="a"}[5m]))');
    expect(plan.approximate).toBeUndefined();
  });

  it('keeps increases and sums as they are', () => {
    const plan = events(
      'sum(count_over_time(probe{job="a"}[{{.window}}])) - sum(sum_over_time(probe{job="a"}[{{.window}}]))',
      'sum(count_over_time(probe{job="a"}[{{.window}}]))',
    );

    expect(plan.counts).toMatchObject({
      error: { factor: 1 },
      total: { factor: 1 },
    });
  });

  it.each([
    [
      'sum(rate(a[{{.window}}])) - sum(rate(b[{{.window}}]))',
      '(sum(rate(a[5m]))\n) - ((sum(rate(b[5m]))\n) or vector(0))',
    ],
    [
      'sum by (x) (rate(a[{{.window}}])) - sum by (x) (rate(b[{{.window}}]))',
      '(sum by (x) (rate(a[5m]))\n) - ((sum by (x) (rate(b[5m]))\n) or ((sum by (x) (rate(a[5m]))\n) * 0))',
    ],
  ])('answers without good events: %s', (errorQuery, query) => {
    expect(
      events(errorQuery, 'sum(rate(a[{{.window}}]))').counts,
    ).toMatchObject({
      error: { query: expect.stringContaining(query) },
      silenceIsGood: false,
    });
  });

  it.each([
    [
      'sum(rate(bad{job="a"}[{{.window}}])) / sum(rate(all{job="a"}[{{.window}}]))',
    ],
    ['1 - (sum(rate(good[{{.window}}])) / sum(rate(all[{{.window}}])))'],
    [
      '(\nsum(increase(bad[{{.window}}]))\n)\n/\n(sum(increase(all[{{.window}}])))',
    ],
  ])('counts both sides of a division: %s', errorRatioQuery => {
    const plan = planSlo({ type: 'ratio', errorRatioQuery });

    expect(plan).toMatchObject({ counts: { type: 'events' } });
    expect(plan?.approximate).toBeUndefined();
  });

  it.each([
    ['avg_over_time((up == bool 0)[{{.window}}:1m])'],
    ['sum(rate(a[{{.window}}])) / on(x) group_left sum(rate(b[{{.window}}]))'],
    ['sum(rate(a[{{.window}}])) / sum(increase(b[{{.window}}]))'],
    ['sum(errors) / sum(requests)'],
  ])('marks other ratios as approximate: %s', errorRatioQuery => {
    expect(planSlo({ type: 'ratio', errorRatioQuery })).toMatchObject({
      counts: { type: 'ratio' },
      approximate: 'ratio',
    });
  });

  it('asks no neighbour whether a service was idle', () => {
    const target = (matchers: string) =>
      events('x', `sum(rate(a{${matchers}}[{{.window}}]))`).target;

    expect(target('namespace="prod"')).toBeUndefined();
    expect(target('job=~".*"')).toBeUndefined();
    expect(target('job!="a"')).toBeUndefined();
    expect(target('job="a",namespace="prod",code!="404"')).toBe(
      'max(sum_over_time(up{job="a",namespace="prod"}[5m]))',
    );
  });

  it('adds groups up, without what 0 / 0 gives', () => {
    const [total, error] = queriesOf(
      events('sum by (x) (rate(a[5m]))', 'rate(b[5m]) # all'),
    );

    expect(error).toBe('sum((sum by (x) (rate(a[5m]))\n) < +Inf)');
    expect(total).toBe('sum((rate(b[5m]) # all\n) < +Inf)');
  });

  it('makes vectors of numbers', () => {
    expect(queriesOf(events('0', 'vector(1)'))).toEqual([
      'vector(1)',
      'vector(0\n)',
    ]);
  });
});
