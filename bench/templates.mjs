// How long a golden path takes to render, and the matrix of checks: all golden paths, combinations and checkers.
import { existsSync, readFileSync } from 'node:fs';
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

/** The newest run of everything: it takes too long to be run in here. */
const RECORD = new URL('records/matrix.json', import.meta.url);

/** As long as it takes from one stop to the next, on two cores. */
const WHOLE_MATRIX_SECONDS = 3900;

function recordedMatrixFigure() {
  const target = { most: WHOLE_MATRIX_SECONDS };
  if (!existsSync(RECORD)) {
    const title = 'whole matrix: no run of it is recorded';
    return figure({ title, unit: 's', target });
  }
  const record = JSON.parse(readFileSync(RECORD, 'utf8'));
  const { day, combinations, checkers, missing, findings } = record;
  // What an earlier run had found clean counts with the seconds that it took, several at once.
  const seconds = record.seconds + record.rememberedSeconds / record.parallel;
  const all = checkers.length + missing.length;
  return figure({
    title: `whole matrix, as recorded on ${day}: ${combinations} combinations, ${checkers.length} of ${all} checkers, ${findings} findings`,
    unit: 's',
    ours: missing.length === 0 ? [seconds] : [],
    target,
  });
}

/** Seconds of renders, and of the matrix: as CI runs it, and as a whole from its record. */
export async function templateFigures({ toolchain, log }) {
  const { env } = toolchain;
  log(`golden paths, ${RENDERS} renders each`);
  const renders = await renderFigures({ env, log });
  log('golden paths, the matrix');
  return [...renders, await matrixFigure({ env, log }), recordedMatrixFigure()];
}
