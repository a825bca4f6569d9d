// `npm run build`: the production build of every package, types first because
// the packages' declaration files are made from them.
import { exec } from './lib/exec.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { main, step } from './lib/progress.mjs';
import { finishWebApp } from './lib/webApp.mjs';

await main(async () => {
  const toolchain = await ensureInstalled();
  const options = { cwd: root, env: toolchain.env };
  await step('Checking types', () => exec('tsc', [], options));
  await step('Building all packages', () =>
    exec('backstage-cli', ['repo', 'build', '--all'], options),
  );
  await step('Compressing the web app', () => finishWebApp(toolchain));
});
