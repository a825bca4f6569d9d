import { BUCKET_MS } from '@causeway/plugin-slo-common';
import type { SliReading, StoredSlo } from '@causeway/plugin-slo-node';
import { FakeUpstream } from '../__testUtils__/FakeUpstream';
import { settingsOf } from '../__testUtils__/settingsOf';
import { storedSlosOf } from '../__testUtils__/storedSlosOf';
import { PrometheusClient } from '../client/PrometheusClient';
import { PrometheusSource } from './PrometheusSource';

const FROM = Date.UTC(2026, 10, 20);
const range = { from: FROM, to: FROM + 3 * BUCKET_MS };

const slos: StoredSlo[] = ['a', 'b', 'c'].flatMap(service =>
  storedSlosOf(`version: prometheus/v1
service: ${service}
slos:
  - name: requests
    objective: 99
    sli: { plugin: { id: some/plugin } }
    alerting: { name: Burns }
`),
);

describe('series that Sloth recorded', () => {
  let upstream: FakeUpstream;
  let client: PrometheusClient;
  let rules: unknown[];

  const at = (index: number) => (FROM + index * BUCKET_MS) / 1000;
  const series = (
    kind: string,
    service: string,
    values: [number, string][],
  ) => ({
    metric: {
      causeway_query: kind,
      sloth_service: service,
      sloth_slo: 'requests',
    },
    values,
  });

  beforeEach(async () => {
    rules = [];
    upstream = await FakeUpstream.start();
    upstream.answer = ({ path }) => ({
      body: {
        status: 'success',
        data: path.startsWith('/api/v1/rules')
          ? { groups: [{ name: 'x', rules }] }
          : {
              resultType: 'matrix',
              result: [
                series('ratio', 'a', [
                  [at(1), '0.01'],
                  [at(3), '0.5'],
                ]),
                series('seen', 'a', [
                  [at(1), '1'],
                  [at(2), '1'],
                  [at(3), '1'],
                ]),
                series('seen', 'b', [[at(2), '1']]),
              ],
            },
      },
    });
  });
  afterEach(async () => {
    await client.close();
    await upstream.stop();
  });

  const read = async (how: 'auto' | 'recorded', wanted = slos) => {
    client ??= new PrometheusClient(settingsOf(upstream.url, { read: how }));
    const source = new PrometheusSource({ client, isMine: () => true });
    const readings: SliReading[] = [];
    for await (const reading of source.read({
      slos: wanted,
      ...range,
      signal: AbortSignal.timeout(10_000),
    })) {
      readings.push(reading);
    }
    return readings;
  };

  it('become buckets of equal weight; NaN was idle, nothing was not observed', async () => {
    client = new PrometheusClient(
      settingsOf(upstream.url, { read: 'recorded' }),
    );

    const readings = await read('recorded');

    expect(readings).toMatchObject([
      {
        approximate: 'sloth',
        buckets: [
          { start: FROM, bad: 3, total: 300, coverage: 1 },
          { start: FROM + BUCKET_MS, bad: 0, total: 0, coverage: 1 },
          { start: FROM + 2 * BUCKET_MS, bad: 150, total: 300, coverage: 1 },
        ],
      },
      { buckets: [{ start: FROM + BUCKET_MS, total: 0 }] },
      { buckets: [], notes: [expect.stringContaining('recorded no')] },
    ]);
    expect(upstream.requests).toHaveLength(1);
  });

  it('are not needed where its rules say what they count', async () => {
    rules = [
      {
        name: 'slo:sli_error:ratio_rate5m',
        query: '(sum(rate(x{code="500"}[5m])))\n/\n(sum(rate(x{job="c"}[5m])))',
        labels: { sloth_service: 'c', sloth_slo: 'requests' },
      },
      { name: 'other', query: 'up' },
      'broken',
    ];
    client = new PrometheusClient(settingsOf(upstream.url));

    const readings = await read('auto');

    expect(
      readings.map(reading => 'buckets' in reading && reading.approximate),
    ).toEqual([undefined, 'sloth', 'sloth']);
    expect(
      upstream.requests.some(({ form }) =>
        form.get('query')?.includes('sum(rate(x{job="c"}[5m]))'),
      ),
    ).toBe(true);
  });
});
