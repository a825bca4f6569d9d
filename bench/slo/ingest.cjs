// What the backend does by itself, on a database that seed.cjs filled; prints its times and longest pauses as JSON: the first live
// read of all SLOs from a Prometheus, and a repository with very many SLOs that is taken over and judged.
//   node bench/slo/ingest.cjs CONNECTION FLOOD    (SLOs of that repository)
require('@backstage/cli/config/nodeTransform.cjs');
const { fork } = require('node:child_process');
const { once } = require('node:events');
const path = require('node:path');
const { DAY_MS } = require('@causeway/plugin-slo-common');
const { mockServices } = require('@backstage/backend-test-utils');
const { benchConfig, openKnex } = require('./database.cjs');
const { floodFiles } = require('./fleet.cjs');
const { loopWatch } = require('./loopWatch.cjs');

const plugins = path.resolve(__dirname, '../../plugins');
const source = `${plugins}/slo-backend/src`;
const prometheus = `${plugins}/slo-backend-module-prometheus/src`;
const { openDatabase } = require(`${source}/database/openDatabase`);
const { createStores } = require(`${source}/createStores`);
const { Evaluator } = require(`${source}/evaluate/Evaluator`);
const { SloBook } = require(`${source}/evaluate/SloBook`);
const { createIngestion } = require(`${source}/ingest/createIngestion`);
const { readIngestionConfig } = require(`${source}/ingest/IngestionConfig`);
const { SourceRegistry } = require(`${source}/ingest/SourceRegistry`);
const { PolicyReader } = require(`${source}/policy/PolicyReader`);
const { DocumentStore } = require(`${source}/specs/documents/DocumentStore`);
const { EntityAnnotations } = require(`${source}/specs/EntityAnnotations`);
const { SpecLinter } = require(`${source}/specs/SpecLinter`);
const { SpecSync } = require(`${source}/specs/SpecSync`);
const { SpecWriter } = require(`${source}/specs/SpecWriter`);
const { PrometheusClient } = require(`${prometheus}/client/PrometheusClient`);
const { PrometheusSource } = require(`${prometheus}/read/PrometheusSource`);
const { settingsOf } = require(`${prometheus}/__testUtils__/settingsOf`);

const FLOODED = 'component:default/flood';
const repository = 'https://git.example/flood/tree/main/';
const changes = { subscribe: () => () => {}, publish: async () => {} };
const logger = mockServices.rootLogger({ level: 'warn' });

/** What `service-files-node` would hand over. */
function snapshotOf(count) {
  return {
    entityRef: FLOODED,
    repository,
    commit: 'c0ffee',
    readAt: Date.now(),
    problems: [],
    files: floodFiles(count).map(({ path: file, content }) => ({
      path: file,
      content,
      etag: file,
      sets: ['slo'],
      url: `${repository}${file}`,
      viewUrl: `${repository}${file}`,
    })),
  };
}

/** Reads all SLOs twice: at first sight, and when all is known. */
async function readTwice(options) {
  const { ingestors } = createIngestion(options);
  const [ingestor] = ingestors.values();
  const signal = AbortSignal.timeout(600_000);
  const first = await loopWatch(() => ingestor.readLive(signal));
  options.clock.ms += 300_000;
  const next = await loopWatch(() => ingestor.readLive(signal));
  return { firstRead: first.pause, nextRead: next.pause };
}

/** Takes over one repository's SLOs, and judges them. */
async function flood({ knex, stores, now, count }) {
  const linter = new SpecLinter();
  const sync = new SpecSync({
    linter,
    writer: new SpecWriter({ knex, now }),
    documents: new DocumentStore({ knex, now }),
    annotations: new EntityAnnotations({
      auth: mockServices.auth(),
      catalog: { getEntitiesByRefs: async () => ({ items: [] }) },
    }),
    changes,
    logger,
    windowMs: 30 * DAY_MS,
  });
  const snapshot = snapshotOf(count);
  const started = performance.now();
  const taken = await loopWatch(() =>
    sync.onChange(
      { repository, updated: [snapshot], removed: [] },
      { list: async () => [snapshot] },
    ),
  );
  const takeOverSeconds = (performance.now() - started) / 1000;
  await linter.stop();
  const evaluator = new Evaluator({
    stores: {
      ...stores,
      specs: {
        slos: () => stores.specs.slos({ entityRefs: [FLOODED] }),
        services: () => stores.specs.services({ entityRefs: [FLOODED] }),
      },
    },
    book: new SloBook(),
    policies: PolicyReader.fromConfig(benchConfig()),
    logger,
  });
  const judged = await loopWatch(() => evaluator.run());
  if (judged.result !== count) {
    throw new Error(`${judged.result} of ${count} SLOs were judged`);
  }
  return {
    takeOverSeconds,
    pauses: { takeOver: taken.pause, judgeFlood: judged.pause },
  };
}

async function main(connection, count) {
  const knex = openKnex(connection);
  await openDatabase(
    mockServices.database({ knex, migrations: { skip: false } }),
  );
  const fake = fork(path.join(__dirname, 'fakePrometheus.cjs'));
  const [url] = await once(fake, 'message');
  const client = new PrometheusClient(settingsOf(url));
  const registry = new SourceRegistry();
  registry.addSource(new PrometheusSource({ client, isMine: () => true }));
  const config = readIngestionConfig(benchConfig());
  const clock = { ms: Date.now() };
  const now = () => clock.ms;
  const parts = createStores({
    ...{ knex, logger, registry, config, now },
    readFiles: async () => [],
  });
  const read = await readTwice({
    ...{ knex, logger, registry, config, changes, parts, now, clock },
  });
  const flooded = await flood({ knex, stores: parts.stores, now, count });
  await client.close();
  fake.disconnect();
  await knex.destroy();
  process.stdout.write(
    JSON.stringify({
      takeOverSeconds: flooded.takeOverSeconds,
      pauses: { ...read, ...flooded.pauses },
    }),
  );
}

main(process.argv[2], Number(process.argv[3])).then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
