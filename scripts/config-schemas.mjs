// `npm run config:schemas`: makes config.schema.json of every config.d.ts. The
// portal reads those: compiling TypeScript each time it starts takes seconds.
// Backstage does the same when it publishes a package.
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { main, UserError } from './lib/progress.mjs';

const SOURCE = 'config.d.ts';
const RESULT = 'config.schema.json';

const packages = () =>
  ['packages', 'plugins']
    .flatMap(folder =>
      readdirSync(join(root, folder)).map(name => join(root, folder, name)),
    )
    .filter(path => existsSync(join(path, SOURCE)));

/** The schemas of packages, as Backstage makes them from their config.d.ts. */
async function compile(paths) {
  const { loadConfigSchema } = await import('@backstage/config-loader');
  const { default: prettier } = await import('prettier');
  const directory = mkdtempSync(join(tmpdir(), 'causeway-config-'));
  try {
    // It reads what a package.json names, which is the result here.
    const packagePaths = paths.map((path, index) => {
      const manifest = JSON.parse(readFileSync(join(path, 'package.json')));
      const file = join(directory, `${index}.json`);
      const configSchema = relative(directory, join(path, SOURCE));
      writeFileSync(
        file,
        JSON.stringify({ name: manifest.name, version: '0.0.0', configSchema }),
      );
      return file;
    });
    const schema = await loadConfigSchema({
      dependencies: [],
      packagePaths,
      excludePackageDependencies: true,
    });
    const { schemas } = schema.serialize();
    return paths.map(path => {
      const { name } = JSON.parse(readFileSync(join(path, 'package.json')));
      const { value } = schemas.find(({ packageName }) => packageName === name);
      return prettier.format(JSON.stringify(value), { parser: 'json' });
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

await main(async () => {
  await ensureInstalled();
  process.chdir(root);
  const paths = packages();
  const texts = await compile(paths);
  const changed = paths.filter((path, index) => {
    const file = join(path, RESULT);
    return !existsSync(file) || readFileSync(file, 'utf8') !== texts[index];
  });
  const names = changed.map(path => relative(root, join(path, RESULT)));
  if (process.argv.includes('--check')) {
    if (changed.length > 0) {
      throw new UserError(
        `Not made from its ${SOURCE}: ${names.join(
          ', ',
        )}. Run 'npm run config:schemas' and commit the result.`,
      );
    }
    return;
  }
  for (const path of changed) {
    writeFileSync(join(path, RESULT), texts[paths.indexOf(path)]);
  }
  process.stdout.write(
    names.length ? `Written: ${names.join(', ')}\n` : 'Nothing has changed\n',
  );
});
