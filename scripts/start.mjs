// `npm start`: everything from a fresh clone to a portal at one address.
// `yarn start`: Backstage's own hot reload on port 3000, as its developers expect.
import { randomBytes } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { exec } from './lib/exec.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { dataDirectory, root } from './lib/paths.mjs';
import { freePort, portalPort } from './lib/ports.mjs';
import { Processes } from './lib/processes.mjs';
import { main, sinceStart, step, UserError } from './lib/progress.mjs';
import { ensureWebApp } from './lib/webApp.mjs';

const START_TIMEOUT_MILLISECONDS = 180_000;

const withPlayground = !/^(off|false|0|no)$/i.test(
  process.env.CAUSEWAY_PLAYGROUND ?? '',
);

async function waitUntilReady(url, isStopped) {
  const deadline = Date.now() + START_TIMEOUT_MILLISECONDS;
  while (!isStopped()) {
    try {
      if ((await fetch(`${url}/.backstage/health/v1/readiness`)).ok) return;
    } catch {
      // Not listening yet.
    }
    if (Date.now() > deadline) {
      throw new UserError(
        `The portal isn't ready after ${
          START_TIMEOUT_MILLISECONDS / 60_000
        } minutes; its log is ${join(dataDirectory, 'logs', 'portal.log')}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

async function startPortal() {
  const port = await portalPort();
  const { node, env } = await ensureInstalled();
  await ensureWebApp({ node, env });
  mkdirSync(dataDirectory, { recursive: true });

  const url = `http://localhost:${port}`;
  const playgroundPort = withPlayground ? await freePort() : 0;
  const processEnv = {
    ...env,
    NODE_ENV: 'production',
    CAUSEWAY_PORT: String(port),
    CAUSEWAY_PORTAL_URL: url,
    CAUSEWAY_DATA_DIRECTORY: realpathSync(dataDirectory),
    CAUSEWAY_PLAYGROUND_PORT: String(playgroundPort),
    CAUSEWAY_PLAYGROUND_TOKEN: randomBytes(24).toString('hex'),
  };
  let stopped = false;
  const processes = new Processes({
    onFailure: async (name, status, lastLines) => {
      stopped = true;
      process.stderr.write(
        `\n${lastLines}\n✗ The ${name} ended (status ${status}); its log is ${join(
          dataDirectory,
          'logs',
          `${name}.log`,
        )}\n`,
      );
      await processes.stop();
      process.exitCode = 1;
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, async () => {
      stopped = true;
      process.stdout.write('\nStopping\n');
      await processes.stop();
    });
  }

  await step('Starting the portal', async () => {
    const configs = ['app-config.yaml'];
    if (withPlayground) configs.push('app-config.playground.yaml');
    for (const extra of (process.env.CAUSEWAY_CONFIG ?? '').split(',')) {
      if (extra) configs.push(extra);
    }
    processes.start('portal', {
      node,
      env: processEnv,
      script: 'packages/backend/src/index.ts',
      args: configs.flatMap(file => ['--config', file]),
    });
    if (withPlayground) {
      processes.start('playground', {
        node,
        env: processEnv,
        script: 'packages/playground/src/main.ts',
      });
    }
    await waitUntilReady(url, () => stopped);
  });
  if (stopped) return;
  process.stdout.write(
    `\nCauseway is ready after ${sinceStart()}: ${url}\nCtrl-C stops it. Data and logs: ${dataDirectory}\n`,
  );
}

async function startDevelopment() {
  const { env } = await ensureInstalled();
  const args = ['repo', 'start', ...process.argv.slice(2)];
  await exec('backstage-cli', args, { cwd: root, env });
}

await main(
  process.env.npm_config_user_agent?.startsWith('yarn')
    ? startDevelopment
    : startPortal,
);
