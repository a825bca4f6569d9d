import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { root } from './paths.mjs';
import { step } from './progress.mjs';
import { unlessStamped } from './stamp.mjs';
import { ensureToolchain } from './toolchain.mjs';

const manifests = () =>
  ['packages', 'plugins'].flatMap(folder =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => `${folder}/${entry.name}/package.json`),
  );

/**
 * Makes sure that what the lock file names is installed; returns the toolchain.
 * `quiet` keeps the package manager's lines back unless it fails.
 */
export async function ensureInstalled({ quiet = true } = {}) {
  const toolchain = await ensureToolchain();
  await unlessStamped(
    join(root, 'node_modules', '.causeway-installed'),
    fingerprint(['package.json', 'yarn.lock', '.yarnrc.yml', ...manifests()]),
    () =>
      step('Installing packages from the lock file (a few minutes once)', () =>
        toolchain.yarn(['install', '--immutable'], { quiet }),
      ),
  );
  return toolchain;
}
