// The SLO backend with its real database and real HTTP, filled straight through its store; prints its times as JSON.
//   node bench/slo/store.cjs CONNECTION SERVICES    (a PostgreSQL connection string, or the path of an SQLite file)
// The catalog, people and permissions are stand-ins that answer at once.
require('@backstage/cli/config/nodeTransform.cjs');
const path = require('node:path');
const knexOf = require('knex');
const { mockServices } = require('@backstage/backend-test-utils');
const { BUCKET_MS, DAY_MS, HOUR_MS } = require('@causeway/plugin-slo-common');
const { startBackend } = require('./startBackend.cjs');

const source = path.resolve(__dirname, '../../plugins/slo-backend/src');
const { createStores } = require(`${source}/createStores`);
const { SourceRegistry } = require(`${source}/ingest/SourceRegistry`);
const { LedgerWriter } = require(`${source}/ledger/LedgerWriter`);
const { RollUp } = require(`${source}/ledger/RollUp`);
const { openDatabase } = require(`${source}/database/openDatabase`);
const { readIngestionConfig } = require(`${source}/ingest/IngestionConfig`);
const { SpecWriter } = require(`${source}/specs/SpecWriter`);

const NAMES = ['availability', 'latency', 'freshness'];
const REQUESTS = 100;
/** Services with a long past: charts of 90 days and dry-runs over 400 are asked about these. */
const OLD_SERVICES = 10;
const OLD_DAYS = 400;

function log(text) {
  process.stderr.write(`slo: ${text}\n`);
}

function open(connection) {
  return knexOf(
    connection.startsWith('postgres')
      ? { client: 'pg', connection, pool: { min: 0, max: 10 } }
      : {
          client: 'better-sqlite3',
          connection: { filename: connection },
          useNullAsDefault: true,
        },
  );
}

/** Time of some work in seconds. */
async function timed(work) {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function sloOf(service, name, index) {
  const alert = { enabled: true, labels: {}, annotations: {} };
  const metric = `http_requests_total{job="${service}",slo="${name}"}`;
  return {
    service,
    name,
    format: 'sloth',
    objective: [0.999, 0.99, 0.95][index],
    window: { type: 'rolling', durationMs: 30 * DAY_MS },
    budgeting: { method: 'occurrences' },
    sli: {
      type: 'events',
      errorQuery: `sum(rate(${metric.replace(
        '}',
        ',code=~"5.."}',
      )}[{{.window}}]))`,
      totalQuery: `sum(rate(${metric}[{{.window}}]))`,
    },
    grouping: [],
    labels: {},
    alerting: {
      name: 'BudgetBurns',
      labels: {},
      annotations: {},
      page: alert,
      ticket: alert,
    },
    source: { file: 'slos.yaml', line: 1 + index * 10, column: 1 },
  };
}

/** Traffic of a day, with bursts of failures now and then. */
function bucketsOf(seed, from, to) {
  const buckets = [];
  for (let start = from; start < to; start += BUCKET_MS) {
    const hour = (start / HOUR_MS) % 24;
    const total = Math.round(
      3_000 + 2_000 * Math.sin((hour / 12) * Math.PI) + (seed % 97),
    );
    const noise = ((start / BUCKET_MS) * 7_919 + seed * 104_729) % 1_009;
    const share = noise < 3 ? 0.05 : 0.0002;
    buckets.push({
      start,
      total,
      bad: Math.round(total * share),
      coverage: 1,
    });
  }
  return buckets;
}

async function seed({ knex, services, now, series }) {
  const specs = new SpecWriter({ knex, now: () => now });
  const writer = new LedgerWriter({ now: () => now });
  const to = Math.floor(now / BUCKET_MS) * BUCKET_MS;
  for (let index = 0; index < services; index += 1) {
    const name = `service-${index}`;
    const entityRef = `component:default/${name}`;
    await specs.write({
      service: {
        entityRef,
        files: [
          { path: 'slos.yaml', url: null, commit: 'c0ffee', readAt: now },
        ],
        policyFile: null,
        findings: [],
        problems: [],
        readAt: now,
        annotations: {},
      },
      slos: NAMES.map((slo, place) => ({
        slo: sloOf(name, slo, place),
        findings: [],
        quarantined: null,
        url: null,
      })),
      unreadable: new Set(),
    });
    const rows = await knex('slos')
      .where({ entity_ref: entityRef })
      .select('id', 'sli_hash');
    const ensured = await series.ensure(
      rows.map(row => ({
        sloId: row.id,
        source: 'prometheus:main',
        sliHash: row.sli_hash,
      })),
    );
    const days = index < OLD_SERVICES ? OLD_DAYS : 35;
    const from = Math.floor((to - days * DAY_MS) / DAY_MS) * DAY_MS;
    await knex.transaction(tx =>
      writer.write(
        tx,
        ensured.map(item => ({
          series: item,
          buckets: bucketsOf(item.id, from, to),
        })),
      ),
    );
    if (index % 100 === 99) log(`${index + 1} of ${services} services seeded`);
  }
}

/** Bytes that the rows of a table hold for each SLO; of those with a long past alone if wanted. */
async function payload(knex, table, sloIds) {
  const rows =
    table === 'ledger_buckets'
      ? knex(table)
          .innerJoin('ledger_series', 'ledger_series.id', `${table}.series_id`)
          .whereIn('slo_id', sloIds)
      : knex(table).whereIn('slo_id', sloIds);
  const { bytes } = await rows.sum({ bytes: knex.raw('length(data)') }).first();
  return Number(bytes) / sloIds.length;
}

/** Bytes that an SLO takes after a year: five minutes of 35 days, and hours. */
async function bytesOfYear(knex) {
  const rows = await knex('slos')
    .whereIn(
      'entity_ref',
      Array.from(
        { length: OLD_SERVICES },
        (_, index) => `component:default/service-${index}`,
      ),
    )
    .select('id');
  const sloIds = rows.map(({ id }) => id);
  const hours = await payload(knex, 'ledger_hours', sloIds);
  return (
    (await payload(knex, 'ledger_buckets', sloIds)) + (hours * 365) / OLD_DAYS
  );
}

/** Milliseconds of each request. */
async function requestTimes(url, count, requestOf) {
  const times = [];
  for (let index = 0; index < count; index += 1) {
    const { path: below, ...init } = requestOf(index);
    const started = performance.now();
    const response = await fetch(`${url}/api/slo/v1${below}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${below}: ${text.slice(0, 300)}`);
    times.push(performance.now() - started);
  }
  return times;
}

async function main(connection, services) {
  const knex = open(connection);
  const database = mockServices.database({ knex, migrations: { skip: false } });
  await openDatabase(database);
  const config = mockServices.rootConfig({
    data: {
      app: { baseUrl: 'http://localhost' },
      backend: { baseUrl: 'http://localhost' },
    },
  });
  const now = Date.now();
  const { stores, series } = createStores({
    knex,
    logger: console,
    registry: new SourceRegistry(),
    config: readIngestionConfig(config),
    readFiles: async () => [],
  });
  const result = {};
  result.seedSeconds = await timed(() => seed({ knex, services, now, series }));
  const rollUp = new RollUp({ knex, series, now: () => Date.now() });
  result.rollUpSeconds = await timed(() => rollUp.run());
  log(
    `${services} services seeded in ${result.seedSeconds.toFixed(
      0,
    )} s, added up to hours in ${result.rollUpSeconds.toFixed(0)} s`,
  );
  result.bytesOfYear = await bytesOfYear(knex);

  const backend = await startBackend({ knex, stores, config, services });
  result.judgeSeconds = await timed(() => backend.evaluate());
  const { url, headers } = backend;
  const service = index =>
    encodeURIComponent(`component:default/service-${index}`);
  const get = below => ({ path: below, headers });
  // Once, so that what is loaded at first use doesn't count.
  await requestTimes(url, 3, () => get('/slos?limit=100'));
  result.boardMs = await requestTimes(url, REQUESTS, index =>
    get(
      [
        '/slos?limit=100',
        '/slos?limit=100&mine=true',
        '/slos?limit=100&q=service-9',
        '/slos?limit=100&truth=broken',
        '/slos?limit=100&owner=group:default/team-3',
      ][index % 5],
    ),
  );
  await requestTimes(url, 3, () => get(`/services/${service(1)}`));
  result.entityMs = await requestTimes(url, REQUESTS, index =>
    get(`/services/${service((index * 37) % services)}`),
  );
  const range = `from=${now - 90 * DAY_MS}&to=${now}`;
  result.chartMs = await requestTimes(url, REQUESTS, index =>
    get(
      `/services/${service(index % OLD_SERVICES)}/slos/${
        NAMES[index % 3]
      }/timeline?${range}`,
    ),
  );
  result.dryRunMs = await requestTimes(url, 10, index => ({
    path: `/services/${service(index % OLD_SERVICES)}/policy/dry-run`,
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ from: now - 400 * DAY_MS, to: now }),
  }));
  await backend.stop();
  await knex.destroy();
  process.stdout.write(JSON.stringify(result));
}

main(process.argv[2], Number(process.argv[3])).then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
