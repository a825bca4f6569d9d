// What reading Prometheus costs, as JSON: requests of our source for a whole fleet, counted at a stand-in; and on one real
// Prometheus the times of our reading and of what the list pages of Pyrra and Sloth ask.
//   node bench/slo/prometheus.cjs FLEET LISTED    (SLOs counted at the stand-in, SLOs in the real Prometheus)
require('@backstage/cli/config/nodeTransform.cjs');
const fs = require('node:fs/promises');
const os = require('node:os');
const path = require('node:path');
const { BUCKET_MS, generateRules } = require('@causeway/plugin-slo-common');

const source = path.resolve(
  __dirname,
  '../../plugins/slo-backend-module-prometheus/src',
);
const utils = `${source}/__testUtils__`;
const { PrometheusAlerts } = require(`${source}/alerts/PrometheusAlerts`);
const { PrometheusClient } = require(`${source}/client/PrometheusClient`);
const { PrometheusSource } = require(`${source}/read/PrometheusSource`);
const { FakePrometheus } = require(`${utils}/FakePrometheus`);
const { PrometheusServer } = require(`${utils}/proof/PrometheusServer`);
const { settingsOf } = require(`${utils}/settingsOf`);
const { storedSlosOf } = require(`${utils}/storedSlosOf`);
const { writeBlocks } = require(`${utils}/proof/writeBlocks`);

/** As the portal asks: so many SLOs in one read, with a quarter of an hour that is read again. */
const SLOS_PER_READ = 500;
const LIVE_MS = 4 * BUCKET_MS;
const MINUTES_OF_SAMPLES = 70;
const RUNS = 7;

function slosOf(count) {
  return Array.from({ length: count }, (_, index) => index).flatMap(index =>
    storedSlosOf(`version: prometheus/v1
service: service-${index}
slos:
  - name: requests
    objective: 99.9
    sli:
      events:
        error_query: sum(rate(http_requests_total{job="service-${index}",namespace="production",code=~"5.."}[{{.window}}]))
        total_query: sum(rate(http_requests_total{job="service-${index}",namespace="production"}[{{.window}}]))
    alerting: { name: BudgetBurns }
`),
  );
}

async function readLive(client, slos) {
  const ours = new PrometheusSource({ client, isMine: () => true });
  const to = Math.floor(Date.now() / BUCKET_MS) * BUCKET_MS - BUCKET_MS;
  const range = { from: to - LIVE_MS, to };
  const signal = AbortSignal.timeout(120_000);
  let [answered, buckets] = [0, 0];
  for (let first = 0; first < slos.length; first += SLOS_PER_READ) {
    const part = slos.slice(first, first + SLOS_PER_READ);
    for await (const reading of ours.read({ slos: part, ...range, signal })) {
      if (reading.error) throw new Error(reading.error.message);
      answered += 1;
      buckets += reading.buckets.length;
    }
  }
  return { answered, buckets };
}

/** Requests of one live reading of the fleet, and of one look at its alerts. */
async function countRequests(slos, read) {
  const fake = await FakePrometheus.start();
  fake.queries = [
    ['count_over_time', () => 10],
    ['code=~"5.."', () => 0.01],
    ['', () => 20],
  ];
  const whole = { resultType: 'vector', result: [], alerts: [] };
  fake.refuse = ({ path: asked }) =>
    asked === '/api/v1/alerts'
      ? { body: { status: 'success', data: whole } }
      : undefined;
  const client = new PrometheusClient(settingsOf(fake.upstream.url, { read }));
  await readLive(client, slos);
  const live = client.requests;
  await new PrometheusAlerts({ client, isMine: () => true }).read({
    slos,
    signal: AbortSignal.timeout(60_000),
  });
  const alerts = client.requests - live;
  await client.close();
  await fake.upstream.stop();
  return { live, alerts };
}

/** What counters, Sloth's rules and Pyrra's rules would have left, minute by minute. */
function samplesOf(slos, now) {
  const samples = [];
  const start = Math.floor(now / 60_000) * 60 - MINUTES_OF_SAMPLES * 60;
  const { rules } = generateRules(slos);
  const recorded = rules.groups.flatMap(group => group.rules);
  for (let minute = 0; minute <= MINUTES_OF_SAMPLES; minute += 1) {
    const time = start + minute * 60;
    const add = (metric, labels, value) =>
      samples.push({
        metric,
        time,
        value,
        labels: Object.entries(labels)
          .map(([label, text]) => `${label}="${text}"`)
          .join(','),
      });
    for (const rule of recorded) {
      if (rule.record) add(rule.record, rule.labels, 0.0004);
    }
    for (const { service } of slos) {
      const labels = { job: service, namespace: 'production' };
      add('up', labels, 1);
      for (const code of ['200', '201', '404', '500']) {
        add('http_requests_total', { ...labels, code }, minute * 600);
        add('http_requests:increase4w', { ...labels, code, slo: service }, 2e7);
      }
    }
  }
  return samples;
}

/** The instant queries of Sloth's list of SLOs. */
const SLOTH_LIST = [
  'sloth_slo_info{sloth_id!=""}',
  'max by(sloth_id) (slo:time_period:days{sloth_id!=""})',
  'slo:current_burn_rate:ratio{sloth_id!=""}',
  'slo:period_error_budget_remaining:ratio{sloth_id!=""}',
  '{__name__=~"slo:sli_error:ratio_rate(5m|30m|1h|2h|6h|1d|3d)",sloth_id!=""}',
  'ALERTS{sloth_id!=""}',
];

/** The instant queries of Pyrra's list: the alerts, and errors and total of each objective. */
function pyrraList(slos) {
  return [
    'ALERTS{slo=~".+"}',
    ...slos.flatMap(({ service }) =>
      ['', ',code=~"5.."'].map(
        more =>
          `sum(http_requests:increase4w{job="${service}",namespace="production",slo="${service}"${more}})`,
      ),
    ),
  ];
}

/** Milliseconds until all are answered, six at a time as a browser does. */
async function askAll(url, queries) {
  const waiting = [...queries];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let query = waiting.pop(); query; query = waiting.pop()) {
        const response = await fetch(`${url}/api/v1/query`, {
          method: 'POST',
          body: new URLSearchParams({ query }),
        });
        const { status, data } = await response.json();
        if (status !== 'success') throw new Error(`${query}: ${status}`);
        if (data.result.length === 0 && !query.startsWith('ALERTS')) {
          throw new Error(`${query}: nothing`);
        }
      }
    }),
  );
  return performance.now() - started;
}

async function timesOf(work) {
  await work();
  const times = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await work());
  return times;
}

async function realTimes(slos) {
  const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'slo-bench-'));
  await writeBlocks(path.join(directory, 'data'), samplesOf(slos, Date.now()));
  const server = await PrometheusServer.create({ directory });
  await server.start('data');
  const client = new PrometheusClient(settingsOf(server.url));
  try {
    const before = client.requests;
    const ours = await timesOf(async () => {
      const started = performance.now();
      const { answered, buckets } = await readLive(client, slos);
      if (answered !== slos.length || buckets < 4 * slos.length) {
        throw new Error(`only ${answered} SLOs and ${buckets} buckets read`);
      }
      return performance.now() - started;
    });
    return {
      ours,
      oursRequests: (client.requests - before) / (RUNS + 1),
      sloth: await timesOf(() => askAll(server.url, SLOTH_LIST)),
      slothRequests: SLOTH_LIST.length,
      pyrra: await timesOf(() => askAll(server.url, pyrraList(slos))),
      pyrraRequests: pyrraList(slos).length,
    };
  } finally {
    await client.close();
    await server.stop('SIGKILL');
    await fs.rm(directory, { recursive: true, force: true });
  }
}

async function main(fleet, listed) {
  const slos = slosOf(fleet);
  const result = {
    raw: await countRequests(slos, 'auto'),
    recorded: await countRequests(slos, 'recorded'),
    real: await realTimes(slos.slice(0, listed)),
  };
  process.stdout.write(JSON.stringify(result));
}

main(Number(process.argv[2]), Number(process.argv[3])).then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
