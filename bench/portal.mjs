// Start, memory, page loads: ours beside stock Backstage, in alternating runs.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from '../scripts/lib/paths.mjs';
import { freePort } from '../scripts/lib/ports.mjs';
import { Processes } from '../scripts/lib/processes.mjs';
import { contestants } from './lib/contestants.mjs';
import { measurePageLoad } from './lib/pageLoad.mjs';
import { startServer } from './lib/server.mjs';
import { ensureStock } from './lib/stock.mjs';
import { figure } from './lib/table.mjs';

const CHROMIUM = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/** One run of one contestant: its start, then each page cold and warm. */
async function measureOnce(contestant) {
  const server = await startServer(contestant.server);
  const browser = await chromium.launch(CHROMIUM);
  try {
    const viewport = { width: 1440, height: 900 };
    const first = await browser.newContext({ viewport });
    await contestant.signIn(await first.newPage());
    const storageState = await first.storageState();
    await first.close();

    const pages = {};
    for (const name of ['catalog', 'entity']) {
      const { path, ready } = contestant[name];
      const load = { url: `${contestant.url}${path}`, ready };
      const context = await browser.newContext({ viewport, storageState });
      pages[`${name} cold`] = await measurePageLoad(
        await context.newPage(),
        load,
      );
      pages[`${name} warm`] = await measurePageLoad(
        await context.newPage(),
        load,
      );
      await context.close();
    }
    return { ...server, pages };
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function withPlayground({ node, env }, port, work) {
  const playground = {
    port: await freePort(),
    token: randomBytes(24).toString('hex'),
  };
  const processes = new Processes({
    onFailure: name => console.error(`The ${name} ended`),
  });
  processes.start('playground', {
    node,
    script: join(root, 'packages', 'playground', 'src', 'main.ts'),
    env: {
      ...env,
      CAUSEWAY_PORTAL_URL: `http://localhost:${port}`,
      CAUSEWAY_PLAYGROUND_PORT: String(playground.port),
      CAUSEWAY_PLAYGROUND_TOKEN: playground.token,
    },
  });
  try {
    return await work(playground);
  } finally {
    await processes.stop();
  }
}

/** The figures of the portal as a whole; `runs` alternating runs of each. */
export async function portalFigures({ toolchain, runs, log }) {
  const stockBundle = await ensureStock(toolchain);
  const port = await freePort();
  const dataDirectory = mkdtempSync(join(tmpdir(), 'causeway-bench-'));
  const results = { ours: [], stock: [] };
  await withPlayground(toolchain, port, async playground => {
    const both = contestants({
      toolchain,
      stockBundle,
      port,
      playground,
      dataDirectory,
    });
    // The first start fills the catalog; only later ones are like every day's.
    await (await startServer({ ...both[0].server, settleMs: 30_000 })).stop();
    for (let run = 1; run <= runs; run += 1) {
      for (const contestant of run % 2 ? both : [...both].reverse()) {
        log(`run ${run} of ${runs}: ${contestant.name}`);
        results[contestant.name].push(await measureOnce(contestant));
      }
    }
  });
  rmSync(dataDirectory, { recursive: true, force: true });
  const row = (title, unit, pick, target) =>
    figure({
      title,
      unit,
      ours: results.ours.map(pick),
      stock: results.stock.map(pick),
      target,
    });
  const page = (name, key) => result => result.pages[name][key];
  return [
    row('backend ready', 'ms', r => r.startMs, { ratio: 1.2 }),
    row('CPU until ready', 's', r => r.startCpuSeconds, { ratio: 1.2 }),
    row('memory', 'MiB', r => r.residentMiB, { ratio: 1.2 }),
    row(
      'catalog cold: JavaScript on the wire',
      'kB',
      page('catalog cold', 'scriptWireKB'),
      { ratio: 0.7 },
    ),
    row(
      'catalog cold: JavaScript decoded',
      'kB',
      page('catalog cold', 'scriptDecodedKB'),
      { ratio: 1 },
    ),
    row('catalog cold: JavaScript files', '', page('catalog cold', 'scripts'), {
      ratio: 1,
    }),
    row('catalog cold: API requests', '', page('catalog cold', 'apiRequests'), {
      most: 10,
    }),
    row('catalog cold: first row', 'ms', page('catalog cold', 'readyMs'), {
      ratio: 0.7,
    }),
    row('catalog warm: first row', 'ms', page('catalog warm', 'readyMs'), {
      ratio: 0.7,
    }),
    row(
      'entity cold: JavaScript on the wire',
      'kB',
      page('entity cold', 'scriptWireKB'),
      { ratio: 1 },
    ),
    row('entity cold: API requests', '', page('entity cold', 'apiRequests'), {
      most: 10,
    }),
    row('entity cold: content', 'ms', page('entity cold', 'readyMs'), {
      ratio: 1,
    }),
    row('entity warm: content', 'ms', page('entity warm', 'readyMs'), {
      ratio: 1,
    }),
  ];
}
