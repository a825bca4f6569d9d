import {
  existsSync,
  readFileSync,
  rmSync,
  writeFileSync,
  mkdirSync,
} from 'node:fs';
import { join } from 'node:path';
import { exec } from '../../scripts/lib/exec.mjs';
import { toolsDirectory } from '../../scripts/lib/paths.mjs';
import { step } from '../../scripts/lib/progress.mjs';

const CREATE_APP = '0.9.2';

const edit = (file, change) =>
  writeFileSync(file, change(readFileSync(file, 'utf8')));

/**
 * What today's registry needs before stock Backstage installs and runs on
 * Node 24; nothing that changes what the app is.
 */
function mendDependencies(directory) {
  edit(join(directory, 'package.json'), text => {
    const manifest = JSON.parse(text);
    manifest.resolutions = {
      ...manifest.resolutions,
      '@backstage/cli-common': '0.3.1',
      '@yarnpkg/core': '4.4.4',
      'better-sqlite3': '^13.0.3',
    };
    manifest.dependenciesMeta = Object.fromEntries(
      [
        'better-sqlite3',
        'core-js',
        'core-js-pure',
        'cpu-features',
        'keytar',
        'protobufjs',
        'ssh2',
        'tree-sitter',
        'tree-sitter-json',
        '@tree-sitter-grammars/tree-sitter-yaml',
      ].map(name => [name, { built: false }]),
    );
    return JSON.stringify(manifest, null, 2);
  });
  edit(join(directory, '.yarnrc.yml'), text =>
    text
      .replace('npmMinimalAgeGate: 3d', 'npmMinimalAgeGate: 75d')
      .replace(/^yarnPath:.*$/m, ''),
  );
}

/**
 * Creates, installs and builds stock Backstage 1.55.0, once, beside the
 * checkout's tools; returns the folder of its production bundle, laid out as
 * its own Dockerfile does.
 */
export async function ensureStock({ env, yarn }) {
  const home = join(toolsDirectory, 'bench');
  const source = join(home, 'stock');
  const bundle = join(home, 'stock-bundle');
  if (existsSync(join(bundle, '.ready'))) return bundle;

  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, 'create-app'), { recursive: true });
  const quiet = { env, quiet: true };
  await step('Creating stock Backstage 1.55.0', async () => {
    const cwd = join(home, 'create-app');
    writeFileSync(
      join(cwd, 'package.json'),
      JSON.stringify({
        private: true,
        dependencies: { '@backstage/create-app': CREATE_APP },
        overrides: { '@backstage/cli-common': '0.3.1' },
      }),
    );
    await exec('npm', ['install', '--no-audit', '--no-fund'], {
      cwd,
      ...quiet,
    });
    await exec(
      'node_modules/.bin/backstage-create-app',
      ['--skip-install', '--path', source],
      { cwd, env: { ...env, BACKSTAGE_APP_NAME: 'stock' }, quiet: true },
    );
    mendDependencies(source);
  });
  await step('Installing it', () =>
    yarn(['install'], { cwd: source, quiet: true }),
  );
  await step('Building it', async () => {
    // Its app must know that the backend serves it.
    edit(join(source, 'app-config.yaml'), text =>
      text
        .replace(
          'baseUrl: http://localhost:3000',
          'baseUrl: http://localhost:7107',
        )
        .replace(
          'baseUrl: http://localhost:7007',
          'baseUrl: http://localhost:7107',
        )
        .replace('port: 7007', 'port: 7107\n    host: 127.0.0.1')
        .replace(
          'guest: {}',
          'guest: { dangerouslyAllowOutsideDevelopment: true }',
        )
        .replace('token: ${GITHUB_TOKEN}', 'token: none')
        // The bundle is started from its own root, not from packages/backend.
        .replaceAll('../../examples', './examples'),
    );
    await yarn(['tsc'], { cwd: source, quiet: true });
    await yarn(['build:backend'], { cwd: source, quiet: true });
    mkdirSync(bundle, { recursive: true });
    const dist = join(source, 'packages/backend/dist');
    for (const archive of ['skeleton.tar.gz', 'bundle.tar.gz']) {
      await exec('tar', ['xzf', join(dist, archive), '-C', bundle], quiet);
    }
    for (const item of [
      '.yarnrc.yml',
      'yarn.lock',
      'package.json',
      'app-config.yaml',
      'examples',
      'backstage.json',
    ]) {
      await exec('cp', ['-r', join(source, item), bundle], quiet);
    }
    await yarn(['workspaces', 'focus', '--all', '--production'], {
      cwd: bundle,
      quiet: true,
    });
    writeFileSync(join(bundle, '.ready'), '');
  });
  return bundle;
}
