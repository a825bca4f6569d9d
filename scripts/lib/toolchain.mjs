import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { exec } from './exec.mjs';
import { root, toolsDirectory } from './paths.mjs';
import { step, UserError } from './progress.mjs';
import { yarnRegistryEnvironment } from './registry.mjs';

const pins = JSON.parse(
  readFileSync(new URL('../toolchain.json', import.meta.url), 'utf8'),
);

/** npm as it was called, so that a PATH without npm works under `npm start`. */
function npm(args, options) {
  const script = process.env.npm_execpath;
  return script && /npm-cli\.c?js$/.test(script)
    ? exec(process.execPath, [script, ...args], options)
    : exec('npm', args, options);
}

const folderOf = ({ name, version }) =>
  join(
    toolsDirectory,
    `${name.replace(/^@/, '').replace('/', '-')}-${version}`,
  );

/** Fetches one pinned package; what doesn't have the pinned hash is refused. */
async function fetchPackage(pin) {
  const folder = folderOf(pin);
  const installed = join(folder, 'node_modules', pin.name);
  if (existsSync(installed)) return installed;

  await step(`Getting ${pin.name} ${pin.version}`, async () => {
    const partial = `${folder}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    const options = { cwd: partial, quiet: true };
    await npm(['pack', `${pin.name}@${pin.version}`, '--silent'], options);
    const file = readdirSync(partial).find(name => name.endsWith('.tgz'));
    const hash = createHash('sha512')
      .update(readFileSync(join(partial, file)))
      .digest('base64');
    if (`sha512-${hash}` !== pin.integrity) {
      rmSync(partial, { recursive: true, force: true });
      throw new UserError(
        `${pin.name} ${pin.version} from the registry is not the package that scripts/toolchain.json pins (sha512-${hash}); nothing of it was run`,
      );
    }
    writeFileSync(join(partial, 'package.json'), '{"private":true}\n');
    await npm(
      [
        'install',
        `./${file}`,
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--no-package-lock',
      ],
      options,
    );
    rmSync(join(partial, file));
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  });
  return installed;
}

/** The path of a Node that Backstage supports: this one, or a pinned Node 24. */
async function ensureNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (pins.node.majors.includes(major)) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const pin = pins.node.packages[platform];
  if (!pin) {
    throw new UserError(
      `Causeway needs Node ${pins.node.majors.join(' or ')}; this is Node ${
        process.versions.node
      }, and there is no pinned Node for ${platform}. Install Node 24 and run this again`,
    );
  }
  return join(await fetchPackage(pin), 'bin', 'node');
}

/** A folder for PATH in which `node` and `yarn` are the ones we run with. */
function writeShims(node, yarn) {
  const bin = join(toolsDirectory, 'bin');
  mkdirSync(bin, { recursive: true });
  rmSync(join(bin, 'node'), { force: true });
  symlinkSync(node, join(bin, 'node'));
  const shim = join(bin, 'yarn');
  writeFileSync(shim, `#!/bin/sh\nexec "${node}" "${yarn}" "$@"\n`);
  chmodSync(shim, 0o755);
  return bin;
}

/**
 * Makes sure of Node and Yarn and returns how to run things with them:
 * `{ node, env, yarn(args, options) }`.
 */
export async function ensureToolchain() {
  const node = await ensureNode();
  const yarn = join(await fetchPackage(pins.yarn), 'bin', 'yarn.js');
  const bin = writeShims(node, yarn);
  const env = {
    ...process.env,
    ...yarnRegistryEnvironment(),
    PATH: [
      bin,
      join(root, 'node_modules', '.bin'),
      process.env.PATH ?? '',
    ].join(delimiter),
    // Compiled code is kept between starts; a second start is a third faster.
    NODE_COMPILE_CACHE: join(toolsDirectory, 'compile-cache'),
  };
  return {
    node,
    env,
    yarn: (args, options) =>
      exec(node, [yarn, ...args], { cwd: root, env, ...options }),
  };
}
