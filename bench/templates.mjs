// How long a golden path takes to render, and the matrix of checks: all golden paths, combinations and checkers.
import { fileURLToPath } from 'node:url';
import { percentile95 } from './lib/percentile95.mjs';
import { programOutput } from './lib/programOutput.mjs';
import { figure } from './lib/table.mjs';

/** Enough for a 95th percentile that isn't just the slowest one. */
const RENDERS = 25;

const RENDER_TIMES = fileURLToPath(
  new URL('lib/renderTimes.cjs', import.meta.url),
);

async function renderFigures({ env, log }) {
  const times = JSON.parse(
    await programOutput({
      args: [RENDER_TIMES, `${RENDERS}`],
      env,
      log,
    }),
  );
  return Object.entries(times).map(([name, seconds]) =>
    figure({
      title: `render ${name}, p95 of ${RENDERS}`,
      unit: 's',
      ours: [percentile95(seconds)],
      target: { most: 1 },
    }),
  );
}

async function matrixFigure({ env, log }) {
  const report = JSON.parse(
    await programOutput({
      args: [
        'packages/cli/bin/causeway',
        ...['templates', 'check'],
        // What .ci/check-templates does, with nothing remembered.
        ...['--combinations', 'pairwise', '--quick', '--format', 'json'],
      ],
      env,
      // With findings it is as slow as without.
      statuses: [0, 1],
      log,
    }),
  );
  const ran = report.checkers.filter(({ missing }) => missing.length === 0);
  for (const { id, missing } of report.checkers) {
    for (const { name, get } of missing) {
      log(`${id} is not in the figure: ${name} is missing; ${get}`);
    }
  }
  const isWhole = ran.length === report.checkers.length;
  return figure({
    title: `matrix of CI, nothing remembered: ${report.combinations.length} combinations, ${ran.length} of ${report.checkers.length} checkers, ${report.findings.length} findings`,
    unit: 's',
    // Without all checkers it is another figure.
    ours: isWhole ? [report.seconds] : [],
    target: { most: 720 },
  });
}

/** Seconds of renders, and of the matrix. */
export async function templateFigures({ toolchain, log }) {
  const { env } = toolchain;
  log(`golden paths, ${RENDERS} renders each`);
  const renders = await renderFigures({ env, log });
  log('golden paths, the matrix');
  return [...renders, await matrixFigure({ env, log })];
}
