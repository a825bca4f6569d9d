// The SLO backend with its real database and real HTTP; prints its times, its longest pauses and its memory as JSON.
//   node bench/slo/serve.cjs CONNECTION SERVICES    (a database that seed.cjs filled)
// The catalog, people and permissions are stand-ins that answer at once.
require('@backstage/cli/config/nodeTransform.cjs');
const path = require('node:path');
const { DAY_MS } = require('@causeway/plugin-slo-common');
const { benchConfig, openKnex } = require('./database.cjs');
const { NAMES, OLD_SERVICES, refOf, sloFileOf } = require('./fleet.cjs');
const { loopWatch } = require('./loopWatch.cjs');
const { startBackend } = require('./startBackend.cjs');

const source = path.resolve(__dirname, '../../plugins/slo-backend/src');
const { createStores } = require(`${source}/createStores`);
const { SourceRegistry } = require(`${source}/ingest/SourceRegistry`);
const { readIngestionConfig } = require(`${source}/ingest/IngestionConfig`);

const REQUESTS = 100;
const LONG_REQUESTS = 10;

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

/** What is asked of the backend: how often, and with which request. */
function questions({ services, headers, now }) {
  const ref = index => encodeURIComponent(refOf(index));
  const get = below => ({ path: below, headers });
  const post = (below, body) => ({
    path: below,
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const range = `from=${now - 90 * DAY_MS}&to=${now}`;
  return {
    board: [
      REQUESTS,
      index =>
        get(
          [
            '/slos?limit=100',
            '/slos?limit=100&mine=true',
            '/slos?limit=100&q=service-9',
            '/slos?limit=100&truth=broken',
            '/slos?limit=100&owner=group:default/team-3',
          ][index % 5],
        ),
    ],
    entity: [
      REQUESTS,
      index => get(`/services/${ref((index * 37) % services)}`),
    ],
    chart: [
      REQUESTS,
      index =>
        get(
          `/services/${ref(index % OLD_SERVICES)}/slos/${
            NAMES[index % NAMES.length]
          }/timeline?${range}`,
        ),
    ],
    dryRun: [
      LONG_REQUESTS,
      index =>
        post(`/services/${ref(index % OLD_SERVICES)}/policy/dry-run`, {
          from: now - 400 * DAY_MS,
          to: now,
        }),
    ],
    rehearsal: [
      LONG_REQUESTS,
      index =>
        post('/rehearsals', {
          entityRef: refOf(index),
          files: [{ path: 'slos.yaml', content: sloFileOf(index) }],
        }),
    ],
    export: [LONG_REQUESTS, () => get('/slos.csv')],
  };
}

async function main(connection, services) {
  const knex = openKnex(connection);
  const config = benchConfig();
  const { stores } = createStores({
    knex,
    logger: console,
    registry: new SourceRegistry(),
    config: readIngestionConfig(config),
    readFiles: async () => [],
  });
  const backend = await startBackend({ knex, stores, config });
  const started = performance.now();
  const judged = await loopWatch(() => backend.evaluate());
  const result = {
    judgeSeconds: (performance.now() - started) / 1000,
    times: {},
    pauses: { judge: judged.pause },
  };
  const { url, headers } = backend;
  const asked = questions({ services, headers, now: Date.now() });
  for (const [name, [count, requestOf]] of Object.entries(asked)) {
    // Once, so that what is loaded at first use doesn't count.
    await requestTimes(url, 3, requestOf);
    const { pause, result: times } = await loopWatch(() =>
      requestTimes(url, count, requestOf),
    );
    result.times[name] = times;
    result.pauses[name] = pause;
  }
  await backend.stop();
  await knex.destroy();
  result.residentMb = process.memoryUsage().rss / 1e6;
  result.peakMb = process.resourceUsage().maxRSS / 1e3;
  process.stdout.write(JSON.stringify(result));
}

main(process.argv[2], Number(process.argv[3])).then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
