import { parseSloFiles } from '../parse';
import { generateRules } from './generateRules';

function slos(objective = '99.9', labels = '') {
  return parseSloFiles([
    {
      file: 's.yaml',
      content: `version: prometheus/v1
service: api
labels: { owner: team${labels} }
slos:
  - name: availability
    objective: ${objective}
    sli:
      events:
        error_query: sum(rate(x{code="500"}[{{.window}}]))
        total_query: sum(rate(x[{{ .window }}]))
    alerting:
      name: Burn
      labels: { category: a }
      annotations: { runbook: r }
      page_alert: { labels: { severity: page } }
      ticket_alert: { labels: { severity: ticket } }
`,
    },
  ]).slos.map(({ slo }) => slo);
}

const OWN = {
  owner: 'team',
  sloth_id: 'api-availability',
  sloth_service: 'api',
  sloth_slo: 'availability',
};
const SELECTOR =
  '{sloth_id="api-availability", sloth_service="api", sloth_slo="availability"}';

describe('generateRules', () => {
  it('has the names, labels and order of Sloth', () => {
    const [sli, meta, alerts] = generateRules(slos()).rules.groups;
    expect([sli, meta, alerts].map(({ name }) => name)).toEqual([
      'sloth-slo-sli-recordings-api-availability',
      'sloth-slo-meta-recordings-api-availability',
      'sloth-slo-alerts-api-availability',
    ]);
    expect(sli.rules[0]).toEqual({
      record: 'slo:sli_error:ratio_rate5m',
      expr: '(sum(rate(x{code="500"}[5m])))\n/\n(sum(rate(x[5m])))\n',
      labels: { ...OWN, sloth_window: '5m' },
    });
    expect(sli.rules.map(rule => 'record' in rule && rule.record)).toEqual(
      ['5m', '30m', '1h', '2h', '6h', '1d', '3d', '30d'].map(
        window => `slo:sli_error:ratio_rate${window}`,
      ),
    );
    expect(sli.rules[7]).toMatchObject({
      expr: `sum_over_time(slo:sli_error:ratio_rate5m${SELECTOR}[30d])\n/ ignoring (sloth_window)\ncount_over_time(slo:sli_error:ratio_rate5m${SELECTOR}[30d])\n`,
      labels: { sloth_window: '30d' },
    });
    expect(meta.rules).toMatchObject([
      { record: 'slo:objective:ratio', expr: 'vector(0.999)', labels: OWN },
      { record: 'slo:error_budget:ratio', expr: 'vector(0.001)' },
      { record: 'slo:time_period:days', expr: 'vector(30)' },
      { record: 'slo:current_burn_rate:ratio' },
      { record: 'slo:period_burn_rate:ratio' },
      {
        record: 'slo:period_error_budget_remaining:ratio',
        expr: `1 - slo:period_burn_rate:ratio${SELECTOR}`,
      },
      {
        record: 'sloth_slo_info',
        labels: { sloth_objective: '99.9', sloth_spec: 'prometheus/v1' },
      },
    ]);
    expect(alerts.rules).toMatchObject([
      {
        alert: 'Burn',
        labels: { sloth_severity: 'page', severity: 'page', category: 'a' },
        annotations: { runbook: 'r', summary: expect.any(String) },
      },
      { alert: 'Burn', labels: { sloth_severity: 'ticket' } },
    ]);
    expect(alerts.rules[0].expr).toBe(
      `(\n    max(slo:sli_error:ratio_rate5m${SELECTOR} > (14.4 * 0.001)) without (sloth_window)\n    and\n    max(slo:sli_error:ratio_rate1h${SELECTOR} > (14.4 * 0.001)) without (sloth_window)\n)\nor\n(\n    max(slo:sli_error:ratio_rate30m${SELECTOR} > (6 * 0.001)) without (sloth_window)\n    and\n    max(slo:sli_error:ratio_rate6h${SELECTOR} > (6 * 0.001)) without (sloth_window)\n)\n`,
    );
  });

  it('names the period as Prometheus does, and computes its factors', () => {
    const DAY_MS = 86_400_000;
    const [sli, , alerts] = generateRules(slos(), { windowMs: 28 * DAY_MS })
      .rules.groups;
    expect(sli.rules[7]).toMatchObject({
      record: 'slo:sli_error:ratio_rate4w',
      labels: { sloth_window: '4w' },
    });
    expect(alerts.rules[0].expr).toContain('(13.44 * 0.001)');
    expect(alerts.rules[1].expr).toContain('(0.933333333333 * 0.001)');
  });

  it('counts the events of the period where that is wanted', () => {
    const [sli] = generateRules(slos(), { exactPeriod: true }).rules.groups;
    expect(sli.rules[7].expr).toContain('sum(rate(x[30d]))');
  });

  it('says which SLOs become no rules, and why', () => {
    const { rules, skipped } = generateRules([...slos('100'), ...slos()]);
    expect(rules.groups).toHaveLength(3);
    expect(skipped).toEqual([
      {
        slo: expect.anything(),
        reason: expect.stringContaining('no error budget'),
      },
    ]);
  });
});
