import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exec } from './exec.mjs';
import { fingerprint } from './fingerprint.mjs';
import { root } from './paths.mjs';
import { step } from './progress.mjs';
import { stamp, unlessStamped } from './stamp.mjs';

const app = join(root, 'packages', 'app');
const stampFile = join(app, 'dist', '.causeway-built');

/** Everything that can change the built web app: its code, and its dependencies. */
const sources = () =>
  fingerprint([
    'yarn.lock',
    'packages/app',
    ...readdirSync(join(root, 'plugins'))
      .filter(name => !/-backend(-|$)|-node$/.test(name))
      .map(name => `plugins/${name}`),
  ]);

const compress = ({ node, env }) =>
  exec(node, ['scripts/precompress.mjs'], { cwd: app, env, quiet: true });

/** Compresses the web app that was just built, and notes from what it was built. */
export async function finishWebApp(toolchain) {
  await compress(toolchain);
  stamp(stampFile, sources());
}

/** Builds and compresses the web app, unless it was built from these sources. */
export async function ensureWebApp(toolchain) {
  await unlessStamped(stampFile, sources(), () =>
    step('Building the web app (once, until its sources change)', async () => {
      const options = { cwd: app, env: toolchain.env, quiet: true };
      await exec('backstage-cli', ['package', 'build'], options);
      await compress(toolchain);
    }),
  );
}
