import { fixture, GOOD, sloth } from './__testUtils__/specFiles';
import { parseSloFiles } from './parseSloFiles';

describe('formats', () => {
  it('Sloth: service, name, objective as a ratio, merged labels, line and commit', () => {
    const { slos } = parseSloFiles([fixture('sloth-web.yaml')]);
    expect(slos[0].slo).toMatchObject({
      service: 'checkout',
      name: 'requests-availability',
      format: 'sloth',
      objective: 0.999,
      labels: { owner: 'payments', tier: '1' },
      budgeting: { method: 'occurrences' },
      alerting: {
        name: 'CheckoutHighErrorRate',
        labels: { category: 'availability' },
        page: { enabled: true, labels: { severity: 'pageteam' } },
      },
      source: {
        file: 'slos/sloth-web.yaml',
        line: 8,
        column: 5,
        commit: 'abc',
      },
    });
    expect(slos[0].slo.window).toBeUndefined();
    expect(slos[2].slo.alerting.page.enabled).toBe(false);
    expect(slos[3].slo.sli).toMatchObject({
      errorRatioQuery: expect.not.stringContaining('{{ .window'),
    });
  });

  it('CRD: the same model from camel case', () => {
    const { slos, findings } = parseSloFiles([fixture('sloth-crd.yaml')]);
    expect(findings).toEqual([]);
    expect(slos[0].slo).toMatchObject({
      service: 'k8s-apiserver',
      format: 'sloth-crd',
      sli: { errorQuery: expect.stringContaining('apiserver_request_total') },
      alerting: { page: { labels: { severity: 'critical' } } },
    });
    expect(slos[0].queries[0]).toMatchObject({ field: 'errorQuery' });
    expect(slos[0].queries[0].at(0)).toMatchObject({ line: 19, column: 23 });
  });

  it('OpenSLO: references, windows, good turned into bad, the window added', () => {
    const { slos } = parseSloFiles([fixture('openslo.yaml')]);
    expect(slos.map(({ slo }) => slo)).toMatchObject([
      {
        service: 'search',
        objective: 0.995,
        window: { type: 'rolling', durationMs: 28 * 86_400_000 },
        sli: {
          totalQuery:
            'sum(rate(http_requests_total{app="search"}[{{.window}}]))',
          errorQuery:
            '(sum(rate(http_requests_total{app="search"}[{{.window}}]))) - (sum(rate(http_requests_total{app="search",code=~"2..|3..|4.."}[{{.window}}])))',
        },
      },
      {
        objective: 0.98,
        window: {
          type: 'calendar',
          unit: 'month',
          count: 1,
          timeZone: 'Europe/Berlin',
          start: '2026-01-01',
        },
      },
      {
        budgeting: { method: 'timeslices', sliceMs: 60_000, sliceTarget: 0.95 },
        sli: { errorRatioQuery: expect.stringMatching(/> bool 0\.8\)\[\{\{/) },
      },
    ]);
  });

  it('Pyrra: metrics become queries, grouping and propagated labels are kept', () => {
    const { slos } = parseSloFiles([fixture('pyrra.yaml')], {
      defaultService: 'monitor',
    });
    expect(slos.map(({ slo }) => slo)).toMatchObject([
      {
        service: 'monitor',
        name: 'prometheus-api-query',
        objective: 0.99,
        grouping: ['job'],
        labels: { team: 'operations' },
        sli: { errorQuery: expect.stringMatching(/^sum by \(job\) \(rate\(/) },
      },
      { sli: { errorQuery: expect.stringContaining('le=~"1|1\\\\.0"') } },
      { sli: { errorQuery: expect.stringContaining('sum_over_time(up') } },
      {
        sli: {
          errorQuery: expect.stringContaining('histogram_fraction(0, 0.2'),
        },
      },
    ]);
  });

  it('OpenSLO: a list of objects in one document', () => {
    const file = fixture('openslo.yaml');
    const content = file.content
      .split(/^---$/m)
      .map(part => `- ${part.trim().replace(/\n/g, '\n  ')}\n`)
      .join('');
    const { slos, findings } = parseSloFiles([{ ...file, content }]);
    expect(findings).toEqual([]);
    expect(slos).toHaveLength(3);
    expect(slos[1].objectiveAt.line).toBeGreaterThan(slos[0].objectiveAt.line);
  });

  it('OpenSLO: another data source is kept, with the reason why it is not asked', () => {
    const file = fixture('openslo.yaml');
    const { slos, findings } = parseSloFiles([
      {
        ...file,
        content: file.content.replace(/type: Prometheus/g, 'type: Datadog'),
      },
    ]);
    expect(findings).toEqual([]);
    expect(slos[0].slo.sli).toEqual({
      type: 'external',
      reason: expect.stringContaining('Datadog'),
    });
  });
});

describe('what is broken loses nothing else', () => {
  it('an SLO', () => {
    const { slos, findings } = parseSloFiles([
      sloth(`  - name: broken\n    objective: many\n${GOOD}`),
    ]);
    expect(slos.map(({ slo }) => slo.name)).toEqual(['up']);
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'schema',
        line: 5,
        column: 16,
        slo: { service: 'api', name: 'broken' },
      }),
    );
  });

  it('a document, and a file', () => {
    const { slos, findings } = parseSloFiles([
      { file: 'a', content: `a: [\n---\n${sloth(GOOD).content}` },
      { file: 'b', content: '\u0000\u0001{' },
    ]);
    expect(slos.map(({ slo }) => slo.source.file)).toEqual(['a']);
    expect(new Set(findings.map(({ file }) => file))).toEqual(
      new Set(['a', 'b']),
    );
  });

  it('a key that stands twice', () => {
    const { slos, findings } = parseSloFiles([
      sloth(`${GOOD}    objective: 98\n`),
    ]);
    expect(slos[0].slo.objective).toBe(0.98);
    expect(findings).toMatchObject([{ rule: 'yaml-syntax', line: 9 }]);
  });

  it('an unknown field is said, with what was meant', () => {
    const { slos, findings } = parseSloFiles([
      sloth(
        GOOD.replace(
          '{ name: Down }',
          '{ name: Down, page_alerts: { disable: true } }',
        ),
      ),
    ]);
    expect(slos).toHaveLength(1);
    expect(findings).toMatchObject([
      {
        rule: 'unknown-field',
        severity: 'warning',
        line: 8,
        fix: 'write page_alert',
      },
    ]);
  });

  it('aliases and merge keys are followed, and positions are those of the text', () => {
    const { slos, findings } = parseSloFiles([
      sloth(
        `  - <<: *base\n    name: first\n    objective: 99\n  - { <<: *base, name: second, objective: 98 }\n`,
        `x: &base\n  sli: { raw: { error_ratio_query: 'max(down[{{.window}}])' } }\n  alerting: { name: A }\n`,
      ),
    ]);
    expect(slos.map(({ slo }) => slo.objective)).toEqual([0.99, 0.98]);
    expect(slos[1].queries[0].at(0)).toMatchObject({ line: 4, column: 37 });
    expect(findings.map(({ rule }) => rule)).toEqual(['unknown-field']);
  });
});
