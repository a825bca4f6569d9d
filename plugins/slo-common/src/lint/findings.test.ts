import fs from 'node:fs';
import path from 'node:path';
import { fileRules } from './fileRules';
import type { LintOptions } from './lintSloFiles';
import { lintSloFiles } from './lintSloFiles';
import { lintRules } from './lintRules';

const BUCKET = 'x_bucket{job="a",le="0.25"}[{{.window}}]';

/** Findings for two queries. */
function lint(
  error: string,
  total: string,
  objective = 99,
  options?: LintOptions,
) {
  const indent = (text: string) => `|\n${text.replace(/^/gm, '          ')}`;
  return lintSloFiles(
    [
      {
        file: 's.yaml',
        content: `version: prometheus/v1
service: api
slos:
  - name: slo
    objective: ${objective}
    sli:
      events:
        error_query: ${indent(error)}
        total_query: ${indent(total)}
    alerting: { name: Burn }
`,
      },
    ],
    options,
  ).findings;
}

const rulesOf = (...args: Parameters<typeof lint>) =>
  lint(...args).map(({ rule }) => rule);

const ALL = 'sum(rate(x_count{job="a"}[{{.window}}]))';

describe('what is said', () => {
  it('the latency trap, in the numbers of this objective', () => {
    const [finding] = lint(`sum(rate(${BUCKET}))`, ALL);
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
    expect(lint(`${ALL} * 0.1`, ALL, 90)).toMatchObject([
      {
        rule: 'unreachable-alert',
        severity: 'warning',
        fix: expect.stringContaining('93.06 %'),
      },
    ]);
    expect(lint(`${ALL} * 0.1`, ALL, 80)).toMatchObject([
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
    const finding = lint(error, total).find(item => item.rule === rule);
    expect(finding).toBeDefined();
    expect(
      rulesOf(finding?.fix.trim() ?? '', total).filter(
        item => item !== 'same-query',
      ),
    ).toEqual([]);
  });
});

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
    expect(lint(error, total)).toEqual([]);
  });
});

describe('what reads well and counts wrongly', () => {
  const total = 'sum(rate(jobs_total[{{.window}}]))';

  it.each([
    ['sum(rate(jobs_succeeded_total[{{.window}}]))', 'inverted-errors'],
    ['sum(rate(jobs_total{code="5.."}[{{.window}}]))', 'regex-as-text'],
    ['sum(rate(jobs_total{code="[45].."}[{{.window}}]))', 'regex-as-text'],
    ['sum(rate(jobs_total{code=~"5(."}[{{.window}}]))', 'promql-syntax'],
    ['count(rate(jobs_total{code=~"5.."}[{{.window}}]))', 'not-a-sum'],
  ])('%s: %s', (error, rule) => {
    expect(rulesOf(error, total)).toEqual([rule]);
  });

  it('a pattern that may be the name of a route is a warning', () => {
    const all = 'sum(rate(jobs_total{route="/api/.*"}[{{.window}}]))';
    const [first] = lint(all.replace('}', ',code="500"}'), all);
    expect(first).toMatchObject({ rule: 'regex-as-text', severity: 'warning' });
    expect(first.fix).toContain('route=~"/api/.*"');
  });

  it.each(['(?i)5..', '5\\\\d+', '[[:digit:]]+', 'a{2}|b', '5.*'])(
    'leaves the regular expression %s alone',
    pattern => {
      const error = `sum(rate(jobs_total{code=~"${pattern}"}[{{.window}}]))`;
      expect(rulesOf(error, total)).toEqual([]);
    },
  );

  it('Pyrra takes nothing but a metric with its conditions', () => {
    const file = (metric: string) => ({
      file: 's.yaml',
      content: `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: jobs }
spec:
  target: '99'
  window: 4w
  indicator:
    ratio:
      errors: { metric: '${metric}' }
      total: { metric: jobs_total }
`,
    });
    const rules = (metric: string) =>
      lintSloFiles([file(metric)]).findings.map(({ rule }) => rule);
    expect(rules('jobs_total{code="500"}')).toEqual([]);
    expect(rules('rate(jobs_total{code="500"}[5m])')).toContain('schema');
  });
});

describe('rules', () => {
  it('the guide has all of them', () => {
    const guide = fs.readFileSync(
      path.resolve(__dirname, '../../../../docs/slos.md'),
      'utf8',
    );
    for (const { id, severity, what } of [...fileRules, ...lintRules]) {
      const row = guide.split('\n').find(line => line.includes(`| \`${id}\` `));
      expect(row?.replace(/\\/g, '')).toContain(what.replace(/\\/g, ''));
      expect(row).toContain(`| ${severity}`);
    }
  });

  it('each has its own name, and says what and why', () => {
    expect(new Set(lintRules.map(({ id }) => id)).size).toBe(lintRules.length);
    for (const { what, why } of lintRules) {
      expect(what).toMatch(/\.$/);
      expect(why.length).toBeGreaterThan(40);
    }
  });
});
