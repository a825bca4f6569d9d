// Runs a program of the workspace with the right Node and with everything
// installed: `node scripts/run.mjs <program> [arguments]`.
import { spawn } from 'node:child_process';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { main, UserError } from './lib/progress.mjs';

await main(async () => {
  const [command, ...args] = process.argv.slice(2);
  if (!command) throw new UserError('Say which program to run');
  const { env } = await ensureInstalled();
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', error => {
    process.stderr.write(`✗ Can't run '${command}': ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('close', status => {
    process.exitCode = status ?? 1;
  });
});
