import { describeSliSource } from '@causeway/plugin-slo-node/testUtils';
import { FakePrometheus } from '../__testUtils__/FakePrometheus';
import { settingsOf } from '../__testUtils__/settingsOf';
import { storedSlosOf } from '../__testUtils__/storedSlosOf';
import { PrometheusClient } from '../client/PrometheusClient';
import { PrometheusSource } from './PrometheusSource';

const sloOf = (job: string) =>
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
`)[0];

describeSliSource('Prometheus', async () => {
  const prometheus = await FakePrometheus.start();
  prometheus.queries = [
    ['count_over_time', () => 10],
    // Another number in each bucket.
    ['code="500"', at => (at % 7) / 100],
    ['', at => 1 + (at % 11)],
  ];
  const refused = {
    status: 400,
    body: { status: 'error', errorType: 'bad_data', error: 'parse error' },
  };
  prometheus.refuse = ({ form }) =>
    form.get('query')?.includes('broken') ? refused : undefined;
  const client = new PrometheusClient(settingsOf(prometheus.upstream.url));
  const { refuse } = prometheus;
  return {
    source: new PrometheusSource({
      client,
      isMine: ({ service }) => service !== 'foreign',
    }),
    slos: [sloOf('one'), sloOf('two'), sloOf('three')],
    foreign: sloOf('foreign'),
    broken: sloOf('broken'),
    from: Date.UTC(2026, 10, 20),
    breakSystem: async () => {
      prometheus.refuse = () => ({ status: 500, body: 'down' });
      return async () => {
        prometheus.refuse = refuse;
      };
    },
    close: async () => {
      await client.close();
      await prometheus.upstream.stop();
    },
  };
});
