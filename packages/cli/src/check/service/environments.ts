import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { CheckContext } from '../Checker';
import type { Render } from '../Render';
import type { Toolbox } from '../Toolbox';

/** Minutes that installing a service's packages may take. */
const INSTALL_SECONDS = 1200;

const PYTHON_LOCK = 'requirements-dev.lock';
const NODE_LOCK = 'package-lock.json';

/** Installations under way, so that two checks at once share one. */
const installing = new Map<string, Promise<string>>();

/** Whether the service is written in Python with pinned packages. */
export function isPython(render: Render): boolean {
  return render.files.includes(PYTHON_LOCK);
}

/** Whether the service is written for Node with pinned packages. */
export function isNode(render: Render): boolean {
  return render.files.includes(NODE_LOCK);
}

/** A folder that is made once for each content of a lock file, and kept between runs. */
function keptByLock(options: {
  toolbox: Toolbox;
  lock: string;
  install(folder: string): Promise<void>;
}): Promise<string> {
  const hash = createHash('sha256').update(options.lock).digest('hex');
  const folder = path.join(options.toolbox.dir, `service-${hash.slice(0, 12)}`);
  let installed = installing.get(folder);
  if (!installed) {
    installed = (async () => {
      const mark = path.join(folder, '.complete');
      const isComplete = await fs.access(mark).then(
        () => true,
        () => false,
      );
      if (!isComplete) {
        await fs.rm(folder, { recursive: true, force: true });
        await options.install(folder);
        await fs.writeFile(mark, '');
      }
      return folder;
    })();
    installing.set(folder, installed);
  }
  return installed;
}

/** The folder of programs of a virtual environment with exactly the service's pinned packages. */
export async function pythonBin({
  render,
  toolbox,
}: CheckContext): Promise<string> {
  const folder = await keptByLock({
    toolbox,
    lock: render.texts.get(PYTHON_LOCK) ?? '',
    install: async target => {
      await toolbox.output('python3', ['-m', 'venv', target]);
      await toolbox.output(
        path.join(target, 'bin/pip'),
        [
          ...['install', '--quiet', '--disable-pip-version-check'],
          // The lock names everything.
          '--no-deps',
          ...['--require-hashes', '-r', path.join(render.dir, PYTHON_LOCK)],
        ],
        { timeoutSeconds: INSTALL_SECONDS },
      );
    },
  });
  return path.join(folder, 'bin');
}

/** A copy of the service with its pinned packages, to build and test in. */
export async function nodeCopy({
  render,
  toolbox,
  scratch,
}: CheckContext): Promise<string> {
  const folder = await keptByLock({
    toolbox,
    lock: render.texts.get(NODE_LOCK) ?? '',
    install: async target => {
      await fs.mkdir(target, { recursive: true });
      await Promise.all(
        ['package.json', NODE_LOCK].map(file =>
          fs.copyFile(path.join(render.dir, file), path.join(target, file)),
        ),
      );
      await toolbox.output('npm', ['ci', '--no-audit', '--no-fund'], {
        cwd: target,
        timeoutSeconds: INSTALL_SECONDS,
      });
    },
  });
  const copy = path.join(scratch, 'service');
  for (const file of render.files) {
    const target = path.join(copy, file);
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.copyFile(path.join(render.dir, file), target);
  }
  // Hard links, because the packages are many files and nobody changes them; symbolic links as they are.
  await toolbox.output('cp', [
    '-RlP',
    path.join(folder, 'node_modules'),
    path.join(copy, 'node_modules'),
  ]);
  return copy;
}
