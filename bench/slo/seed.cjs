// Fills a database with the SLOs of many services, straight through the store; prints what that took as JSON.
//   node bench/slo/seed.cjs CONNECTION SERVICES    (a PostgreSQL connection string, or the path of an SQLite file)
require('@backstage/cli/config/nodeTransform.cjs');
const path = require('node:path');
const { mockServices } = require('@backstage/backend-test-utils');
const { BUCKET_MS, DAY_MS, HOUR_MS } = require('@causeway/plugin-slo-common');
const { openKnex } = require('./database.cjs');
const {
  NAMES,
  OBJECTIVES,
  OLD_DAYS,
  OLD_SERVICES,
  queriesOf,
  refOf,
} = require('./fleet.cjs');

const source = path.resolve(__dirname, '../../plugins/slo-backend/src');
const { LedgerWriter } = require(`${source}/ledger/LedgerWriter`);
const { RollUp } = require(`${source}/ledger/RollUp`);
const { SeriesRegistry } = require(`${source}/ledger/SeriesRegistry`);
const { openDatabase } = require(`${source}/database/openDatabase`);
const { SpecWriter } = require(`${source}/specs/SpecWriter`);

function log(text) {
  process.stderr.write(`slo: ${text}\n`);
}

/** Time of some work in seconds. */
async function timed(work) {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function sloOf(service, name, index) {
  const alert = { enabled: true, labels: {}, annotations: {} };
  return {
    service,
    name,
    format: 'sloth',
    objective: OBJECTIVES[index] / 100,
    window: { type: 'rolling', durationMs: 30 * DAY_MS },
    budgeting: { method: 'occurrences' },
    sli: { type: 'events', ...queriesOf(service, name) },
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
    const entityRef = refOf(index);
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
      Array.from({ length: OLD_SERVICES }, (_, index) => refOf(index)),
    )
    .select('id');
  const sloIds = rows.map(({ id }) => id);
  const hours = await payload(knex, 'ledger_hours', sloIds);
  return (
    (await payload(knex, 'ledger_buckets', sloIds)) + (hours * 365) / OLD_DAYS
  );
}

async function main(connection, services) {
  const knex = openKnex(connection);
  await openDatabase(
    mockServices.database({ knex, migrations: { skip: false } }),
  );
  const now = Date.now();
  const series = new SeriesRegistry({ knex, now: () => now });
  const seedSeconds = await timed(() => seed({ knex, services, now, series }));
  const rollUp = new RollUp({ knex, series, now: Date.now });
  const rollUpSeconds = await timed(() => rollUp.run());
  log(
    `${services} services seeded in ${seedSeconds.toFixed(
      0,
    )} s, added up to hours in ${rollUpSeconds.toFixed(0)} s`,
  );
  const result = {
    seedSeconds,
    rollUpSeconds,
    bytesOfYear: await bytesOfYear(knex),
  };
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
