import { FakeUpstream } from '../__testUtils__/FakeUpstream';
import { settingsOf } from '../__testUtils__/settingsOf';
import { storedSlosOf } from '../__testUtils__/storedSlosOf';
import { AlertmanagerClient } from '../client/AlertmanagerClient';
import { PrometheusClient } from '../client/PrometheusClient';
import { AlertmanagerAlerts } from './AlertmanagerAlerts';
import { PrometheusAlerts } from './PrometheusAlerts';

const slos = storedSlosOf(`version: prometheus/v1
service: shop
slos:
  - name: requests
    objective: 99
    sli: { raw: { error_ratio_query: 'a[{{.window}}]' } }
    alerting: { name: Burns }
`);
const labels = {
  alertname: 'Burns',
  sloth_service: 'shop',
  sloth_slo: 'requests',
};
const signal = new AbortController().signal;

describe('alerts', () => {
  let upstream: FakeUpstream;
  let close: () => Promise<void>;

  beforeEach(async () => {
    upstream = await FakeUpstream.start();
  });
  afterEach(async () => {
    await close();
    await upstream.stop();
  });

  const prometheus = () => {
    const client = new PrometheusClient(settingsOf(upstream.url));
    close = () => client.close();
    return new PrometheusAlerts({ client, isMine: () => true });
  };
  const alertmanager = () => {
    const client = new AlertmanagerClient(settingsOf(upstream.url));
    close = () => client.close();
    return new AlertmanagerAlerts({ client });
  };

  it('come from Prometheus, with what Sloth says of the budget', async () => {
    const said = { sloth_service: 'shop', sloth_slo: 'requests' };
    upstream.answer = ({ path }) => ({
      body: {
        status: 'success',
        data: path.endsWith('/alerts')
          ? {
              alerts: [
                { labels, state: 'firing', activeAt: '2026-11-20T10:00:00Z' },
                { labels: { alertname: 'Other' }, state: 'pending' },
                { labels, state: 'inactive' },
              ],
            }
          : {
              resultType: 'vector',
              result: [
                {
                  metric: { ...said, causeway_query: 'remaining' },
                  value: [1, '-3.71'],
                },
                {
                  metric: { ...said, causeway_query: 'days' },
                  value: [1, '30'],
                },
              ],
            },
      },
    });

    expect(await prometheus().read({ slos, signal })).toMatchObject({
      alerts: [{ slo: { name: 'requests' }, alert: { state: 'firing' } }],
      recorded: [
        { tool: 'Sloth', remaining: -3.71, periodMs: 30 * 86_400_000 },
      ],
    });
    expect(upstream.requests).toHaveLength(2);
  });

  it('say that Sloth has no number', async () => {
    upstream.answer = ({ path }) => ({
      body: {
        status: 'success',
        data: path.endsWith('/alerts')
          ? { alerts: [] }
          : {
              resultType: 'vector',
              result: [
                {
                  metric: {
                    sloth_service: 'shop',
                    sloth_slo: 'requests',
                    causeway_query: 'remaining',
                  },
                  value: [1, 'NaN'],
                },
              ],
            },
      },
    });

    expect((await prometheus().read({ slos, signal })).recorded).toMatchObject([
      { remaining: null, periodMs: null },
    ]);
  });

  it('come from Alertmanager, silenced ones too', async () => {
    upstream.answer = () => ({
      body: [
        {
          labels,
          annotations: { summary: 'Burning' },
          startsAt: '2026-11-20T10:00:00Z',
          status: { state: 'suppressed', silencedBy: ['x'] },
        },
      ],
    });

    expect((await alertmanager().read({ slos, signal })).alerts).toMatchObject([
      { alert: { name: 'Burns', state: 'firing', summary: 'Burning' } },
    ]);
    expect(upstream.requests[0].path).toContain('silenced=true');
  });

  it.each([
    ['down', { status: 500, body: 'oops' }, 'answered 500'],
    ['closed', { status: 403 }, "doesn't let the portal in"],
    ['somebody else', { body: '<html>' }, 'not as Alertmanager does'],
    ['no list', { body: { alerts: [] } }, 'not as Alertmanager does'],
  ])('are unknown when the upstream is %s', async (_, answer, message) => {
    upstream.answer = () => answer;

    await expect(alertmanager().read({ slos, signal })).rejects.toThrow(
      message,
    );
  });

  it('are unknown when Prometheus is something else', async () => {
    upstream.answer = () => ({ body: { status: 'success', data: [] } });

    await expect(prometheus().read({ slos, signal })).rejects.toThrow(
      'not as Prometheus does',
    );
  });
});
