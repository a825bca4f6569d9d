import { queriesOf } from '@causeway/plugin-slo-common';
import { storedSlosOf } from '../__testUtils__/storedSlosOf';
import { recordedCounts } from './recordedCounts';

const pyrra = (indicator: string) =>
  storedSlosOf(`apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: api, namespace: x }
spec:
  target: '99'
  window: 4w
  indicator: ${indicator}
`)[0];

describe('recordedCounts', () => {
  it.each([
    [
      `{ ratio: { errors: { metric: 'http_requests_total{job="a",code=~"5.."}' }, total: { metric: 'http_requests_total{job="a"}' } } }`,
      [
        'sum(http_requests:increase5m{slo="api",job="a"})',
        'sum(http_requests:increase5m{slo="api",job="a",code=~"5.."})',
      ],
    ],
    [
      `{ latency: { success: { metric: 'http_seconds_bucket{job="a",le="0.5"}' }, total: { metric: 'http_seconds_count{job="a"}' } } }`,
      [
        'sum(http_seconds:increase5m{slo="api",job="a",le=""})',
        '(sum(http_seconds:increase5m{slo="api",job="a",le=""})\n) - ((sum(http_seconds:increase5m{slo="api",job="a",le="0.5"})\n) or vector(0))',
      ],
    ],
    [
      `{ bool_gauge: { metric: 'probe_success{job="a"}' } }`,
      [
        'sum(probe_success:count5m{slo="api",job="a"})',
        '(sum(probe_success:count5m{slo="api",job="a"})\n) - ((sum(probe_success:sum5m{slo="api",job="a"})\n) or vector(0))',
      ],
    ],
  ])('%s', (indicator, queries) => {
    const recorded = recordedCounts(pyrra(indicator), '5m');

    expect(queriesOf(recorded!.plan).slice(0, 2)).toEqual(queries);
    expect(recorded!.plan).toMatchObject({
      approximate: 'pyrra',
      counts: { total: { factor: 1 } },
    });
  });

  it('leaves native histograms and other formats alone', () => {
    const native = pyrra(
      `{ latencyNative: { latency: 200ms, total: { metric: 'x{job="a"}' } } }`,
    );

    expect(recordedCounts(native, '5m')).toBeUndefined();
    expect(
      recordedCounts({ ...native, format: 'openslo' }, '5m'),
    ).toBeUndefined();
  });
});
