// Installing from the lock file with nothing cached: ours and stock's by turns.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root, toolsDirectory } from '../scripts/lib/paths.mjs';
import { ensureStock } from './lib/stock.mjs';
import { figure } from './lib/table.mjs';

const WORKSPACES = ['packages', 'plugins'];

/** Only what an install reads, so that nothing that is there already helps it. */
function copyManifests(from, to) {
  const workspaces = WORKSPACES.flatMap(folder =>
    readdirSync(join(from, folder), { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => join(folder, entry.name, 'package.json')),
  );
  for (const file of [
    'package.json',
    'yarn.lock',
    '.yarnrc.yml',
    ...workspaces,
  ]) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(from, file), join(to, file));
  }
}

/** Bytes on disk of a folder; a file with several names counts once. */
async function sizeOf(directory, seen = new Set()) {
  let bytes = 0;
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      bytes += await sizeOf(path, seen);
    } else {
      const { blocks, ino, nlink } = await lstat(path);
      if (nlink === 1 || !seen.has(ino)) bytes += blocks * 512;
      seen.add(ino);
    }
  }
  return bytes;
}

async function installOnce({ from, yarn, env }) {
  const directory = mkdtempSync(join(tmpdir(), 'causeway-bench-install-'));
  try {
    const checkout = join(directory, 'checkout');
    copyManifests(from, checkout);
    const started = performance.now();
    await yarn(['install', '--immutable'], {
      cwd: checkout,
      quiet: true,
      env: { ...env, YARN_GLOBAL_FOLDER: join(directory, 'cache') },
    });
    return {
      seconds: (performance.now() - started) / 1000,
      mebibytes: (await sizeOf(join(checkout, 'node_modules'))) / 2 ** 20,
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Seconds and size of `runs` installs of each. */
export async function installFigures({ toolchain, runs, log }) {
  await ensureStock(toolchain);
  const { yarn, env } = toolchain;
  const contestants = {
    ours: root,
    stock: join(toolsDirectory, 'bench', 'stock'),
  };
  const taken = { ours: [], stock: [] };
  for (let run = 1; run <= runs; run += 1) {
    for (const [who, from] of Object.entries(contestants)) {
      log(`install, ${who}, run ${run} of ${runs}`);
      taken[who].push(await installOnce({ from, yarn, env }));
    }
  }
  const both = key => ({
    ours: taken.ours.map(run => run[key]),
    stock: taken.stock.map(run => run[key]),
    target: { ratio: 1 },
  });
  return [
    figure({ title: 'install, nothing cached', unit: 's', ...both('seconds') }),
    figure({
      title: 'size of node_modules',
      unit: 'MiB',
      ...both('mebibytes'),
    }),
  ];
}
