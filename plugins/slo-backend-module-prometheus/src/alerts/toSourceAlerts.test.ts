import { storedSlosOf } from '../__testUtils__/storedSlosOf';
import { toSourceAlerts } from './toSourceAlerts';

const sloth = (service: string, name: string, alert = 'Burns') =>
  storedSlosOf(`version: prometheus/v1
service: ${service}
slos:
  - name: ${name}
    objective: 99
    sli: { raw: { error_ratio_query: 'a[{{.window}}]' } }
    alerting: { name: ${alert}, labels: { team: x }, page_alert: { labels: { severity: critical } } }
`);
const pyrra = (service: string, job: string) =>
  storedSlosOf(`apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: api, labels: { pyrra.dev/service: ${service} } }
spec:
  target: '99'
  window: 4w
  indicator: { ratio: { errors: { metric: 'x{job="${job}",code="500"}' }, total: { metric: 'x{job="${job}"}' } } }
`);
const slos = [
  ...sloth('a', 'b-c'),
  ...sloth('a-b', 'c'),
  ...sloth('shop', 'requests', 'ShopBurns'),
  ...sloth('shop', 'latency'),
  ...pyrra('one', 'one'),
  ...pyrra('two', 'two'),
];

const match = (labels: Record<string, string>) =>
  toSourceAlerts({
    slos,
    now: 5,
    alerts: [{ labels, annotations: {}, state: 'firing', since: '' }],
  }).map(({ slo }) => `${slo.entityRef.split('/')[1]} ${slo.name}`);

describe('toSourceAlerts', () => {
  it.each([
    [{ sloth_service: 'a', sloth_slo: 'b-c', sloth_id: 'a-b-c' }, ['a b-c']],
    [{ sloth_id: 'shop-latency' }, ['shop latency']],
    // Two SLOs make the same id.
    [{ sloth_id: 'a-b-c' }, []],
    [{ slo: 'api', job: 'two' }, ['two api']],
    [{ slo: 'api', job: 'three' }, []],
    [
      { alertname: 'ShopBurns', team: 'x', severity: 'critical' },
      ['shop requests'],
    ],
    [{ alertname: 'ShopBurns', team: 'y', severity: 'critical' }, []],
    [{ alertname: 'ShopBurns', team: 'x', service: 'other' }, []],
    // The name is that of many.
    [{ alertname: 'Burns', team: 'x', severity: 'critical' }, []],
    [{ alertname: 'HighCpu' }, []],
  ])('%j is about %j', (labels, expected) => {
    expect(match(labels as Record<string, string>)).toEqual(expected);
  });

  it('says what people need, and counts groups once', () => {
    const alert = {
      labels: {
        alertname: 'Burns',
        sloth_service: 'shop',
        sloth_slo: 'latency',
        sloth_severity: 'page',
      },
      annotations: {
        summary: 'Burning',
        runbook_url: 'https://runbooks.example/shop',
      },
      state: 'firing' as const,
    };

    expect(
      toSourceAlerts({
        slos,
        now: 5,
        alerts: [
          { ...alert, since: '2026-11-20T10:05:00.123456789Z' },
          { ...alert, since: '2026-11-20T10:00:00Z' },
        ],
      }),
    ).toEqual([
      {
        slo: { entityRef: 'component:default/shop', name: 'latency' },
        alert: {
          name: 'Burns',
          severity: 'page',
          state: 'firing',
          since: Date.UTC(2026, 10, 20, 10),
          summary: 'Burning',
          runbookUrl: 'https://runbooks.example/shop',
        },
      },
    ]);
  });
});
