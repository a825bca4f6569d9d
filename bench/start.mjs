// A second `npm start`: command to ready, everything installed and built.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/lib/paths.mjs';
import { freePort } from '../scripts/lib/ports.mjs';
import { figure } from './lib/table.mjs';

function startOnce(port, dataDirectory) {
  const started = performance.now();
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      npm_config_user_agent: 'npm',
      CAUSEWAY_PORT: String(port),
      CAUSEWAY_DATA_DIRECTORY: dataDirectory,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let ready;
    child.stdout.on('data', chunk => {
      if (/is ready after/.test(chunk)) {
        ready = (performance.now() - started) / 1000;
        child.kill('SIGINT');
      }
    });
    child.on('exit', status =>
      ready === undefined
        ? reject(new Error(`npm start ended with ${status}`))
        : resolve(ready),
    );
  });
}

/** Seconds of `runs` starts on data that an earlier start made. */
export async function startFigures({ runs, log }) {
  const port = await freePort();
  const dataDirectory = join(tmpdir(), `causeway-bench-${process.pid}`);
  try {
    await startOnce(port, dataDirectory);
    const ours = [];
    for (let run = 1; run <= runs; run += 1) {
      log(`npm start, run ${run} of ${runs}`);
      ours.push(await startOnce(port, dataDirectory));
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
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}
