// `npm start`: everything from a fresh clone to a portal at one address.
// `yarn start`: Backstage's own hot reload on port 3000, as its developers expect.
import { randomBytes } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { exec } from './lib/exec.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { dataDirectory, root } from './lib/paths.mjs';
import { freePort, portalPort } from './lib/ports.mjs';
import { portalProcess } from './lib/portal.mjs';
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

/** What portal and playground agree on; the token lives as long as they run. */
async function sharedEnvironment(env, port) {
  mkdirSync(dataDirectory, { recursive: true });
  return {
    ...env,
    CAUSEWAY_PORT: String(port),
    CAUSEWAY_PORTAL_URL: `http://localhost:${port}`,
    CAUSEWAY_DATA_DIRECTORY: realpathSync(dataDirectory),
    CAUSEWAY_PLAYGROUND_PORT: String(withPlayground ? await freePort() : 0),
    CAUSEWAY_PLAYGROUND_TOKEN: randomBytes(24).toString('hex'),
  };
}

function configFiles(...files) {
  files.push(
    withPlayground
      ? 'app-config.playground.yaml'
      : 'app-config.local-mode.yaml',
  );
  const extra = (process.env.CAUSEWAY_CONFIG ?? '').split(',').filter(Boolean);
  return [...files, ...extra];
}

/** The processes of this command; when one ends unasked, all end, and why is said. */
function createProcesses(onEnd) {
  const processes = new Processes({
    onFailure: async (name, status, lastLines) => {
      onEnd();
      const log = join(dataDirectory, 'logs', `${name}.log`);
      process.stderr.write(
        `\n${lastLines}\n✗ The ${name} ended (status ${status}); its log is ${log}\n`,
      );
      await processes.stop();
      process.exitCode = 1;
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, async () => {
      onEnd();
      process.stdout.write('\nStopping\n');
      await processes.stop();
    });
  }
  return processes;
}

function startPlayground(processes, { node, env }) {
  if (!withPlayground) return;
  const script = join(root, 'packages', 'playground', 'src', 'main.ts');
  processes.start('playground', { node, env, script });
}

async function startPortal() {
  const port = await portalPort();
  const { node, env } = await ensureInstalled();
  await ensureWebApp({ node, env });

  const shared = await sharedEnvironment(env, port);
  const processEnv = { ...shared, NODE_ENV: 'production' };
  let stopped = false;
  const processes = createProcesses(() => {
    stopped = true;
  });
  await step('Starting the portal', async () => {
    processes.start('portal', {
      node,
      env: processEnv,
      ...portalProcess(configFiles('app-config.yaml')),
    });
    startPlayground(processes, { node, env: processEnv });
    await waitUntilReady(shared.CAUSEWAY_PORTAL_URL, () => stopped);
  }).catch(async error => {
    // What was started would keep this command, and itself, alive.
    await processes.stop();
    throw error;
  });
  if (stopped) return;
  process.stdout.write(
    `\nCauseway is ready after ${sinceStart()}: ${
      shared.CAUSEWAY_PORTAL_URL
    }\nCtrl-C stops it. Data and logs: ${dataDirectory}\n`,
  );
}

async function startDevelopment() {
  const { node, env } = await ensureInstalled();
  const shared = await sharedEnvironment(env, await portalPort());
  const processes = createProcesses(() => {});
  startPlayground(processes, { node, env: shared });
  const { args: configs } = portalProcess(
    configFiles('app-config.yaml', 'app-config.development.yaml'),
  );
  const args = ['repo', 'start', ...configs, ...process.argv.slice(2)];
  try {
    await exec('backstage-cli', args, { cwd: root, env: shared });
  } finally {
    await processes.stop();
  }
}

await main(
  process.env.npm_config_user_agent?.startsWith('yarn')
    ? startDevelopment
    : startPortal,
);
