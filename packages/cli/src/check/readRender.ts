import fs from 'node:fs/promises';
import path from 'node:path';
import type { Render } from './Render';

/** Folders that are no part of a repository, whatever put them there. */
const NOT_OURS = new Set([
  '.git',
  '.venv',
  '.terraform',
  'node_modules',
  '__pycache__',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
]);

async function filesOf(dir: string, folder = ''): Promise<string[]> {
  const entries = await fs.readdir(path.join(dir, folder), {
    withFileTypes: true,
  });
  const nested = await Promise.all(
    entries.map(async entry => {
      const file = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        return NOT_OURS.has(entry.name) ? [] : filesOf(dir, file);
      }
      return entry.isFile() ? [file] : [];
    }),
  );
  return nested.flat();
}

/** Reads a rendered repository. */
export async function readRender(dir: string): Promise<Render> {
  const files = (await filesOf(dir)).sort();
  const texts = await Promise.all(
    files.map(
      async file =>
        [file, await fs.readFile(path.join(dir, file), 'utf8')] as const,
    ),
  );
  return { dir, files, texts: new Map(texts) };
}
