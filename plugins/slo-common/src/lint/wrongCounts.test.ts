import { lintQueries, rulesOf } from './__testUtils__/lintQueries';
import { lintSloFiles } from './lintSloFiles';

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
    const [first] = lintQueries(all.replace('}', ',code="500"}'), all);
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
