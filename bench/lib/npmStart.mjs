import { spawn } from 'node:child_process';
import { root } from '../../scripts/lib/paths.mjs';

/**
 * The portal as `npm start` runs it; resolves when it says that it is ready.
 * `readySeconds` counts from the command on.
 */
export function runPortal({ port, dataDirectory }) {
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
  const ended = new Promise(resolve => {
    child.on('exit', resolve);
  });
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', chunk => {
      output += chunk;
      if (!/is ready after/.test(output)) return;
      resolve({
        url: `http://localhost:${port}`,
        readySeconds: (performance.now() - started) / 1000,
        stop: () => {
          child.kill('SIGINT');
          return ended;
        },
      });
    });
    ended.then(status =>
      reject(new Error(`npm start ended with ${status}:\n${output}`)),
    );
  });
}
