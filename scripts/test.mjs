// `npm test`: the unit and integration tests of all packages.
// `yarn test`: the same through Backstage's own command, watch mode included.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { main } from './lib/progress.mjs';

await main(async () => {
  const { env } = await ensureInstalled();
  const byYarn = process.env.npm_config_user_agent?.startsWith('yarn');
  const args = ['repo', 'test', ...process.argv.slice(2)];
  if (!byYarn) {
    args.push('--watchAll=false');
    // Jest leaves one core free for people who work meanwhile: of two that is half of the machine.
    if (!args.some(arg => /^(-w|-i|--maxWorkers|--runInBand)/.test(arg))) {
      args.push(`--maxWorkers=${availableParallelism()}`);
    }
  }
  const child = spawn('backstage-cli', args, {
    cwd: root,
    env: { ...env, NODE_ENV: 'test' },
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('close', status => {
    process.exitCode = status ?? 1;
  });
});
