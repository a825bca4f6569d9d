import { BUCKET_MS, HOUR_MS } from '@causeway/plugin-slo-common';
import type { SliReading, StoredSlo } from '@causeway/plugin-slo-node';
import { FakePrometheus } from '../__testUtils__/FakePrometheus';
import { settingsOf } from '../__testUtils__/settingsOf';
import { storedSlosOf } from '../__testUtils__/storedSlosOf';
import { PrometheusClient } from '../client/PrometheusClient';
import type { PrometheusSettings } from '../config';
import { PrometheusSource } from './PrometheusSource';

const FROM = Date.UTC(2026, 10, 20);
const TO = FROM + HOUR_MS;

function slosOf(...jobs: string[]): StoredSlo[] {
  return jobs.flatMap(job =>
    storedSlosOf(`version: prometheus/v1
service: ${job}
slos:
  - name: requests
    objective: 99
    sli:
      events:
        error_query: sum(rate(x_total{job="${job}",code="500"}[{{.window}}]))
        total_query: sum(rate(x_total{job="${job}"}[{{.window}}]))
    alerting: { name: Burns }
`),
  );
}

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => `job-${index}`);

describe('PrometheusSource', () => {
  let prometheus: FakePrometheus;
  let client: PrometheusClient;

  beforeEach(async () => {
    prometheus = await FakePrometheus.start();
    prometheus.queries = [
      ['count_over_time', () => 10],
      ['up{', () => 10],
      ['code="500"', () => 0.5],
      ['', () => 2],
    ];
  });
  afterEach(async () => {
    await client.close();
    await prometheus.upstream.stop();
  });

  const sourceOf = (changes: Partial<PrometheusSettings> = {}) => {
    client = new PrometheusClient(settingsOf(prometheus.upstream.url, changes));
    return new PrometheusSource({ client, isMine: () => true });
  };
  const read = async (
    source: PrometheusSource,
    slos: StoredSlo[],
    range = { from: FROM, to: TO },
  ) => {
    const readings: SliReading[] = [];
    const signal = AbortSignal.timeout(20_000);
    for await (const reading of source.read({ slos, ...range, signal })) {
      readings.push(reading);
    }
    return readings;
  };
  const failed = (readings: SliReading[]) =>
    readings.flatMap(reading => ('error' in reading ? reading : []));
  const counted = (readings: SliReading[]) =>
    readings.flatMap(reading => ('buckets' in reading ? reading : []));

  it('counts the events of many SLOs in few requests', async () => {
    const readings = await read(
      sourceOf({ slosPerRequest: 20 }),
      slosOf(...names(50)),
    );

    expect(counted(readings)).toHaveLength(50);
    expect(prometheus.ranges).toHaveLength(3);
    expect(counted(readings)[0]).toEqual({
      slo: { entityRef: 'component:default/job-0', name: 'requests' },
      from: FROM,
      to: TO,
      buckets: Array.from({ length: 12 }, (_, index) => ({
        start: FROM + index * BUCKET_MS,
        bad: 150,
        total: 600,
        coverage: 1,
      })),
    });
  });

  it('asks for whole answers at the ends of buckets', async () => {
    await read(sourceOf(), slosOf('a'));

    const [form] = prometheus.ranges;
    expect(Object.fromEntries(form)).toMatchObject({
      // With the half hour before, which tells how often is scraped.
      start: String((FROM - 5 * BUCKET_MS) / 1000),
      end: String(TO / 1000),
      step: '300',
      partial_response: 'false',
      deny_partial_response: '1',
      dedup: 'true',
      timeout: '60s',
    });
  });

  it('finds the one query that spoils a batch, and does not ask it again', async () => {
    prometheus.refuse = ({ form }) =>
      form.get('query')?.includes('job="job-7"')
        ? {
            status: 422,
            body: {
              status: 'error',
              errorType: 'execution',
              error: 'found duplicate series for the match group',
            },
          }
        : undefined;
    const source = sourceOf();

    const readings = await read(source, slosOf(...names(40)));
    expect(counted(readings)).toHaveLength(39);
    expect(failed(readings)).toMatchObject([
      {
        slo: { entityRef: 'component:default/job-7' },
        from: FROM,
        to: TO,
        error: { permanent: true },
      },
    ]);

    const before = client.requests;
    const again = await read(source, slosOf(...names(40)));
    expect(failed(again)).toHaveLength(1);
    expect(client.requests - before).toBe(1);
  });

  it('never lets a query reach into another one', async () => {
    const slos = slosOf('good', 'evil', 'odd');
    slos[1].sli = {
      type: 'events',
      errorQuery:
        'sum(a), "causeway_query", "0", "", "") or label_replace(vector(0)',
      totalQuery: 'sum(rate(x_total{job="evil"}[{{.window}}]))',
    };
    slos[2].sli = {
      type: 'events',
      errorQuery:
        'sum(rate(x_total{code="500"}[{{.window}}])) keep_metric_names',
      totalQuery: 'sum(rate(x_total[{{.window}}]))',
    };

    await read(sourceOf(), slos);

    // What isn't PromQL as Prometheus has it is asked alone.
    const together = prometheus.ranges.filter(form =>
      form.get('query')?.includes('job="good"'),
    );
    expect(together).toHaveLength(1);
    expect(together[0].get('query')).not.toMatch(/evil|keep_metric_names/);
    expect(prometheus.ranges).toHaveLength(3);
  });

  it('asks for less when it was too much', async () => {
    prometheus.refuse = ({ form }) => {
      const points =
        (Number(form.get('end')) - Number(form.get('start'))) / 300 + 1;
      return points > 100
        ? {
            status: 422,
            body: {
              status: 'error',
              error: 'query processing would load too many samples into memory',
            },
          }
        : undefined;
    };
    const day = { from: FROM, to: FROM + 24 * HOUR_MS };

    const [reading] = await read(sourceOf(), slosOf('a'), day);

    expect(counted([reading])[0].buckets).toHaveLength(288);
  });

  it.each<[string, { warnings?: string[]; status?: number }, string]>([
    ['a part of the data', { warnings: ['store down'] }, 'only a part'],
    ['no access', { status: 401 }, "doesn't let the portal in"],
    ['down', { status: 500 }, 'answered 500'],
  ])('says that nothing is known: %s', async (_, how, message) => {
    prometheus.warnings = how.warnings;
    prometheus.refuse = () => (how.status ? { status: how.status } : undefined);

    const readings = await read(sourceOf(), slosOf('a', 'b'));

    expect(failed(readings)).toHaveLength(2);
    expect(failed(readings)[0].error).toMatchObject({
      message: expect.stringContaining(message),
      fix: expect.any(String),
    });
    expect(failed(readings)[0].error.permanent).toBeUndefined();
  });

  it('stops asking a server that runs out of time again and again', async () => {
    prometheus.refuse = () => ({
      status: 503,
      body: { status: 'error', errorType: 'timeout', error: 'timed out' },
    });

    const readings = await read(
      sourceOf({ slosPerRequest: 10 }),
      slosOf(...names(100)),
    );

    expect(failed(readings)).toHaveLength(100);
    expect(client.requests).toBeLessThan(10);
  });

  it('reads nothing that may still be under way', async () => {
    const now = Math.floor(Date.now() / BUCKET_MS) * BUCKET_MS;
    const range = { from: now - HOUR_MS, to: now };

    const [reading] = await read(
      sourceOf({ delayMs: BUCKET_MS }),
      slosOf('a'),
      range,
    );

    expect(reading.to).toBe(now - BUCKET_MS);
    expect(
      await read(sourceOf({ delayMs: 2 * HOUR_MS }), slosOf('a'), range),
    ).toEqual([]);
  });

  it('asks whether metrics existed before it calls a service idle', async () => {
    prometheus.queries = [
      ['present_over_time', at => (at === FROM ? 1 : undefined)],
      ['up{', () => 10],
    ];

    const [reading] = counted(await read(sourceOf(), slosOf('a')));

    expect(reading.buckets).toHaveLength(12);
    expect(reading.buckets[0]).toMatchObject({ total: 0, coverage: 1 });
  });

  it('makes nothing of an empty Prometheus', async () => {
    prometheus.queries = [];

    const [reading] = counted(await read(sourceOf(), slosOf('a')));

    expect(reading.buckets).toEqual([]);
    expect(reading.notes).toEqual([
      expect.stringContaining('none of the metrics'),
    ]);
  });

  it('supports what Prometheus can answer', () => {
    const source = sourceOf();
    const [slo] = slosOf('a');
    const external = { type: 'external' as const, reason: 'plugin' };

    expect(source.supports(slo)).toBe(true);
    expect(source.supports({ ...slo, sli: external })).toBe(true);
    expect(source.supports({ ...slo, sli: external, format: 'openslo' })).toBe(
      false,
    );
  });
});
