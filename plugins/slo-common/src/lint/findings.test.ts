import { ALL, BUCKET, lintQueries, rulesOf } from './__testUtils__/lintQueries';
import { lintSloFiles } from './lintSloFiles';

describe('what is said', () => {
  it('the latency trap, in the numbers of this objective', () => {
    const [finding] = lintQueries(`sum(rate(${BUCKET}))`, ALL);
    expect(finding).toMatchObject({
      rule: 'inverted-latency',
      severity: 'error',
      line: 9,
      column: 20,
      fix: `${ALL} - sum(rate(${BUCKET}))`,
    });
    expect(finding.message).toContain('the burn rate reads 99 instead of 1');
  });

  it('the tier that is dead, and whether the other one lives', () => {
    expect(lintQueries(`${ALL} * 0.1`, ALL, 90)).toMatchObject([
      {
        rule: 'unreachable-alert',
        severity: 'warning',
        fix: expect.stringContaining('93.06 %'),
      },
    ]);
    expect(lintQueries(`${ALL} * 0.1`, ALL, 80)).toMatchObject([
      { rule: 'unreachable-alert', severity: 'error' },
    ]);
  });

  it('retention, only where it is known or the window is long', () => {
    expect(
      rulesOf(`${ALL} * 0.1`, ALL, 99, { retentionMs: 15 * 86_400_000 }),
    ).toEqual(['window-retention']);
    expect(
      rulesOf(`${ALL} * 0.1`, ALL, 99, { retentionMs: 31 * 86_400_000 }),
    ).toEqual([]);
  });

  it('another bound than the description promises', () => {
    const file = (description: string) => ({
      file: 's',
      content: `version: prometheus/v1
service: api
slos:
  - name: slo
    objective: 99
    description: ${description}
    sli:
      events:
        error_query: ${ALL} - sum(rate(${BUCKET}))
        total_query: ${ALL}
    alerting: { name: Burn }
`,
    });
    const said = (description: string) =>
      lintSloFiles([file(description)]).findings.map(({ rule }) => rule);
    expect(said('Answered within 300 ms.')).toEqual(['le-described']);
    expect(said('Answered within 250 ms.')).toEqual([]);
    expect(said('Answered within 0.25 seconds.')).toEqual([]);
    expect(said('Within 1 s, probed every 10 s.')).toEqual([]);
    expect(said('In 95 of 100 cases.')).toEqual([]);
  });

  it('latency queries swapped', () => {
    expect(rulesOf(ALL, `${ALL} - sum(rate(${BUCKET}))`)).toEqual([
      'inverted-latency',
    ]);
  });

  it('queries swapped, where the names of the metrics tell', () => {
    expect(
      rulesOf(
        'sum(rate(ops_total[{{.window}}]))',
        'sum(rate(ops_errors_total[{{.window}}]))',
      ),
    ).toEqual(['swapped-queries']);
  });

  it('nothing about MetricsQL, which is another language', () => {
    const content = `version: prometheus/v1
service: api
slo_plugins: { chain: [{ id: sloth.dev/contrib/validate_victoria_metrics/v1 }] }
labels: { generated: true }
slos:
  - name: slo
    objective: 99
    sli: { raw: { error_ratio_query: '1 - histogram_share(0.2, x[{{.window}}]) keep_metric_names' } }
    alerting: { name: Burn }
`;
    const { slos, findings } = lintSloFiles([{ file: 's', content }]);
    expect(findings).toEqual([]);
    expect(slos[0].labels).toEqual({ generated: 'true' });
  });

  it('two ids that Sloth joins to the same one', () => {
    const file = (service: string, name: string) => ({
      file: `${service}.yaml`,
      content: `version: prometheus/v1\nservice: ${service}\nslos:\n  - name: ${name}\n    objective: 99\n    sli: { raw: { error_ratio_query: 'max(max_over_time(x[{{.window}}]))' } }\n    alerting: { name: A }\n`,
    });
    expect(
      lintSloFiles([file('aa-bb', 'cc'), file('aa', 'bb-cc')]).findings,
    ).toMatchObject([
      {
        rule: 'duplicate-slo',
        file: 'aa.yaml',
        message: expect.stringContaining('aa-bb-cc'),
      },
    ]);
  });
});

describe('a fix is right', () => {
  const cases: Array<[rule: string, error: string, total: string]> = [
    ['inverted-latency', `sum(rate(${BUCKET}))`, ALL],
    ['window-variable', 'sum(rate(x_count{job="a",code="500"}[5m]))', ALL],
    ['window-variable', 'sum(x_count{job="a",code="500"})', ALL],
    ['missing-sum', 'rate(x_count{job="a",code="500"}[{{.window}}])', ALL],
    ['not-a-sum', 'avg(rate(x_count{job="a",code="500"}[{{.window}}]))', ALL],
    [
      'counter-function',
      'sum(irate(x_count{job="a",code="500"}[{{.window}}]))',
      ALL,
    ],
    ['not-subset', 'sum(rate(x_count{code="500"}[{{.window}}]))', ALL],
    ['not-subset', 'sum(rate(x_count{job="b",code="500"}[{{.window}}]))', ALL],
    ['not-subset', 'sum(rate(x_count[{{.window}}]))', ALL],
    [
      'inverted-errors',
      'sum(rate(x_count{job="a",code!~"5.."}[{{.window}}]))',
      ALL,
    ],
    [
      'le-integer',
      `${ALL} - sum(rate(x_bucket{job="a",le="2"}[{{.window}}]))`,
      ALL,
    ],
    [
      'promql-syntax',
      'sum(rate(x_count{job="a",code="500"}[{{window}}]))',
      ALL,
    ],
  ];
  it.each(cases)('%s: %s', (rule, error, total) => {
    const finding = lintQueries(error, total).find(item => item.rule === rule);
    expect(finding).toBeDefined();
    expect(
      rulesOf(finding?.fix.trim() ?? '', total).filter(
        item => item !== 'same-query',
      ),
    ).toEqual([]);
  });
});
