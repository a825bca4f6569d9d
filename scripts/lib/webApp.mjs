import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exec } from './exec.mjs';
import { fingerprint } from './fingerprint.mjs';
import { root } from './paths.mjs';
import { step } from './progress.mjs';
import { unlessStamped } from './stamp.mjs';

/** Everything that can change the built web app: its code, and its dependencies. */
const sources = () => [
  'yarn.lock',
  'packages/app',
  ...readdirSync(join(root, 'plugins'))
    .filter(name => !/-backend(-|$)|-node$/.test(name))
    .map(name => `plugins/${name}`),
];

/** Builds and compresses the web app, unless it was built from these sources. */
export async function ensureWebApp({ node, env }) {
  const app = join(root, 'packages', 'app');
  await unlessStamped(
    join(app, 'dist', '.causeway-built'),
    fingerprint(sources()),
    () =>
      step(
        'Building the web app (once, until its sources change)',
        async () => {
          const options = { cwd: app, env, quiet: true };
          await exec('backstage-cli', ['package', 'build'], options);
          await exec(node, ['scripts/precompress.mjs'], options);
        },
      ),
  );
}
