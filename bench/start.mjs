// A second `npm start`: command to ready, everything installed and built.
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../scripts/lib/ports.mjs';
import { runPortal } from './lib/npmStart.mjs';
import { figure } from './lib/table.mjs';

async function startOnce(options) {
  const portal = await runPortal(options);
  await portal.stop();
  return portal.readySeconds;
}

/** Seconds of `runs` starts on data that an earlier start made. */
export async function startFigures({ runs, log }) {
  const options = {
    port: await freePort(),
    dataDirectory: join(tmpdir(), `causeway-bench-${process.pid}`),
  };
  try {
    await startOnce(options);
    const ours = [];
    for (let run = 1; run <= runs; run += 1) {
      log(`npm start, run ${run} of ${runs}`);
      ours.push(await startOnce(options));
    }
    return [
      figure({
        title: 'second npm start',
        unit: 's',
        ours,
        target: { most: 20 },
      }),
    ];
  } finally {
    rmSync(options.dataDirectory, { recursive: true, force: true });
  }
}
