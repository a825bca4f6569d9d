import { ALL, lintQueries } from './__testUtils__/lintQueries';

describe('no false alarm', () => {
  it.each([
    [
      'another metric for errors',
      'sum(rate(errors_total{job="a"}[{{.window}}]))',
      ALL,
    ],
    [
      'narrower errors',
      'sum(rate(x_count{job="a",path="/a",code=~"5.."}[{{.window}}]))',
      ALL,
    ],
    [
      'errors of listed jobs',
      'sum(rate(x_count{job="a",code="500"}[{{.window}}]))',
      'sum(rate(x_count{job=~"a|b"}[{{.window}}]))',
    ],
    [
      'not the health checks',
      'sum(rate(x_count{path!="/health",code=~"5.."}[{{.window}}]))',
      'sum(rate(x_count{path!="/health"}[{{.window}}]))',
    ],
    [
      'client errors left out',
      'sum(rate(x_count{code=~"5.."}[{{.window}}]))',
      'sum(rate(x_count{code!~"4.."}[{{.window}}]))',
    ],
    [
      'all but 2xx and 3xx',
      'sum(rate(x_count{code!~"2..|3.."}[{{.window}}]))',
      'sum(rate(x_count[{{.window}}]))',
    ],
    [
      'all less the good ones',
      'sum(rate(x_count[{{.window}}])) - sum(rate(x_count{code!~"5.."}[{{.window}}]))',
      'sum(rate(x_count[{{.window}}]))',
    ],
    [
      'fast and successful',
      `${ALL} - sum(rate(x_bucket{job="a",code="200",le="0.25"}[{{.window}}]))`,
      ALL,
    ],
    [
      'both spellings',
      `${ALL} - sum(rate(x_bucket{job="a",le=~"1|1\\\\.0"}[{{.window}}]))`,
      ALL,
    ],
    [
      'the last bucket as all',
      `sum(rate(x_bucket{le="+Inf"}[{{.window}}])) - sum(rate(x_bucket{le="0.5"}[{{.window}}]))`,
      'sum(rate(x_bucket{le="+Inf"}[{{.window}}]))',
    ],
    [
      'grouped',
      'sum by (cluster) (rate(x_count{code="500"}[{{.window}}]))',
      'sum(rate(x_count[{{.window}}])) by (cluster)',
    ],
    [
      'two sources',
      'sum(rate(a_total{code="500"}[{{.window}}])) + sum(rate(b_total{code="500"}[{{.window}}]))',
      'sum(rate(a_total[{{.window}}])) + sum(rate(b_total[{{.window}}]))',
    ],
    [
      'gRPC',
      'sum(rate(grpc_server_handled_total{grpc_code=~"Internal|Unavailable"}[{{.window}}]))',
      'sum(rate(grpc_server_handled_total[{{.window}}]))',
    ],
    [
      'recorded rates',
      'sum(sum_over_time(api:errors:rate1m[{{.window}}]))',
      'sum(sum_over_time(api:requests:rate1m[{{.window}}]))',
    ],
  ])('%s', (_, error, total) => {
    expect(lintQueries(error, total)).toEqual([]);
  });
});
