// The SLO backend with 1,000 services of 3 SLOs each, on SQLite and on PostgreSQL; what reading Prometheus costs, and what the
// list pages of Pyrra and Sloth ask of it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../scripts/lib/paths.mjs';
import { figure } from './lib/table.mjs';
import { startPostgres } from './slo/postgres.mjs';

const SERVICES = 1_000;
const SLOS = 3 * SERVICES;
/** SLOs in the real Prometheus that three tools are asked about. */
const LISTED = 200;

/** The JSON that one of the programs beside this file prints. */
function answerOf(program, args, { env, log }) {
  const file = fileURLToPath(new URL(`slo/${program}`, import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn('node', [file, ...args.map(String)], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', chunk => {
      text += chunk;
    });
    child.stderr
      .setEncoding('utf8')
      .on('data', chunk => chunk.trimEnd().split('\n').forEach(log));
    child.on('error', reject);
    child.on('close', status =>
      status === 0
        ? resolve(JSON.parse(text))
        : reject(new Error(`${program} ended with ${status}`)),
    );
  });
}

function percentile95(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1];
}

/** Rows of one database; without it they are unknown. */
function storeFigures(name, times) {
  const row = (title, key, most) =>
    figure({
      title: `${name}: ${title}`,
      unit: 'ms',
      ours: times && [percentile95(times[key])],
      target: { most },
    });
  return [
    row(`board of ${SLOS} SLOs, p95`, 'boardMs', 100),
    row('one service, p95', 'entityMs', 30),
    row('chart of 90 days, p95', 'chartMs', 50),
    row('dry-run of a policy over 400 days, p95', 'dryRunMs', 2_000),
    figure({
      title: `${name}: ledger of one SLO and year (35 days of 5 minutes, hours)`,
      unit: 'kB',
      ours: times && [times.bytesOfYear / 1000],
      // 10,080 buckets and 8,760 hours with two counts each, and an index.
      target: { most: 1_000 },
    }),
    figure({
      title: `${name}: all ${SLOS} SLOs judged after a start`,
      unit: 's',
      ours: times && [times.judgeSeconds],
      target: { most: 60 },
    }),
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
    const sqlite = await answerOf(
      'store.cjs',
      [join(directory, 'slo.sqlite'), SERVICES],
      options,
    );
    const pg =
      postgres &&
      (await answerOf('store.cjs', [postgres.connection, SERVICES], options));
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
