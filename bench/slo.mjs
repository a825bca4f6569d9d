// The SLO backend with 1,000 services of 3 SLOs each, on SQLite and on PostgreSQL; what reading Prometheus costs, and what the
// list pages of Pyrra and Sloth ask of it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { percentile95 } from './lib/percentile95.mjs';
import { programOutput } from './lib/programOutput.mjs';
import { figure } from './lib/table.mjs';
import { startPostgres } from './slo/postgres.mjs';

const SERVICES = 1_000;
const SLOS = 3 * SERVICES;
/** SLOs of one repository, as somebody may generate them. */
const FLOOD = 10_000;
/** SLOs in the real Prometheus that three tools are asked about. */
const LISTED = 200;

/** The JSON that one of the programs beside this file prints. */
async function answerOf(program, args, options) {
  const file = fileURLToPath(new URL(`slo/${program}`, import.meta.url));
  return JSON.parse(
    await programOutput({ args: [file, ...args.map(String)], ...options }),
  );
}

/** Everything about one database; undefined without it. */
async function measureStore(connection, options) {
  if (!connection) return undefined;
  const seeded = await answerOf('seed.cjs', [connection, SERVICES], options);
  const served = await answerOf('serve.cjs', [connection, SERVICES], options);
  const read = await answerOf('ingest.cjs', [connection, FLOOD], options);
  return {
    ...seeded,
    ...served,
    pauses: { ...served.pauses, ...read.pauses },
  };
}

/** Rows of one database; without it they are unknown. */
function storeFigures(name, found) {
  const row = (title, unit, value, most) =>
    figure({
      title: `${name}: ${title}`,
      unit,
      ours: value === undefined ? [] : [value],
      target: { most },
    });
  const time = (title, key, most) =>
    row(`${title}, p95`, 'ms', found && percentile95(found.times[key]), most);
  const pause = (title, key) =>
    row(
      `event loop kept for ${title}, CPU at a stretch`,
      'ms',
      found?.pauses[key]?.cpuMs,
      100,
    );
  return [
    time(`board of ${SLOS} SLOs`, 'board', 100),
    time('one service', 'entity', 30),
    time('chart of 90 days', 'chart', 50),
    time('dry-run of a policy over 400 days', 'dryRun', 2_000),
    time('rehearsal of 3 SLOs over 30 days', 'rehearsal', 2_000),
    time(`export of ${SLOS} SLOs`, 'export', 1_000),
    // 10,080 buckets and 8,760 hours with two counts each, and an index.
    row(
      'ledger of one SLO and year (35 days of 5 minutes, hours)',
      'kB',
      found && found.bytesOfYear / 1000,
      1_000,
    ),
    row(`all ${SLOS} SLOs judged after a start`, 's', found?.judgeSeconds, 60),
    row(
      `resident memory at most, ${SLOS} SLOs judged and asked for`,
      'MB',
      found?.peakMb,
      1_000,
    ),
    pause('boards', 'board'),
    pause('charts', 'chart'),
    pause('dry-runs', 'dryRun'),
    pause('rehearsals', 'rehearsal'),
    pause('exports', 'export'),
    pause(`judging all ${SLOS} SLOs`, 'judge'),
    pause(`the first live read of ${SLOS} SLOs`, 'firstRead'),
    pause(`the live read after it`, 'nextRead'),
    pause(`taking over ${FLOOD} SLOs of one repository`, 'takeOver'),
    pause(`judging ${FLOOD} SLOs of one service`, 'judgeFlood'),
  ];
}

function requestFigures({ raw, recorded }) {
  return [
    figure({
      title: `requests to Prometheus in 5 minutes, ${SLOS} SLOs by their own queries`,
      unit: '',
      ours: [raw.live + 5 * raw.alerts],
      target: { most: SLOS / 50 },
    }),
    figure({
      title: `requests to Prometheus in the busiest minute, ${SLOS} SLOs by recorded series`,
      unit: '',
      ours: [recorded.live + recorded.alerts],
      target: { most: 7 },
    }),
  ];
}

/** Ours is asked once in five minutes, whoever looks; theirs by each who looks (Pyrra), or once a minute (Sloth). */
function listFigures({ real }) {
  const row = (tool, how, times, requests) =>
    figure({
      title: `${LISTED} SLOs read (${real.oursRequests} requests in 5 minutes), beside ${tool}'s list (${requests} ${how})`,
      unit: 'ms',
      ours: real.ours,
      stock: times,
      target: { most: 5_000 },
    });
  return [
    row('Pyrra', 'a view', real.pyrra, real.pyrraRequests),
    row('Sloth', 'a minute', real.sloth, real.slothRequests),
  ];
}

/** All figures of the area. */
export async function sloFigures({ toolchain, log }) {
  const options = { env: toolchain.env, log };
  const directory = await mkdtemp(join(tmpdir(), 'slo-bench-'));
  const postgres = await startPostgres();
  try {
    const sqlite = await measureStore(join(directory, 'slo.sqlite'), options);
    const pg = await measureStore(postgres?.connection, options);
    const prometheus = await answerOf(
      'prometheus.cjs',
      [SLOS, LISTED],
      options,
    );
    return [
      ...storeFigures('SQLite', sqlite),
      ...storeFigures('PostgreSQL', pg),
      ...requestFigures(prometheus),
      ...listFigures(prometheus),
    ];
  } finally {
    await postgres?.stop();
    await rm(directory, { recursive: true, force: true });
  }
}
