import { InputError } from '@backstage/errors';
import type { FileChange } from '@causeway/plugin-local-git-common';
import fs from 'node:fs/promises';
import path from 'node:path';

/** Any bit that lets somebody execute a file. */
const EXECUTABLE = 0o111;

function isUtf8(content: Buffer): boolean {
  return Buffer.from(content.toString('utf8'), 'utf8').equals(content);
}

/**
 * Every file below a folder, ready to be committed: paths with `/`, texts as they are, everything else in base64.
 *
 * @throws InputError on a symbolic link: the embedded Git host takes none through its API
 */
export async function readWorkspaceFiles(root: string): Promise<FileChange[]> {
  const files: FileChange[] = [];
  const walk = async (folder: string): Promise<void> => {
    const entries = await fs.readdir(path.join(root, folder), {
      withFileTypes: true,
    });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const relative = path.posix.join(folder, entry.name);
      if (relative === '.git') {
        continue;
      }
      if (entry.isDirectory()) {
        await walk(relative);
        continue;
      }
      if (!entry.isFile()) {
        throw new InputError(
          `'${relative}' is a link; the embedded Git host takes plain files only`,
        );
      }
      const file = path.join(root, relative);
      const [content, { mode }] = await Promise.all([
        fs.readFile(file),
        fs.stat(file),
      ]);
      const text = isUtf8(content);
      files.push({
        path: relative,
        content: content.toString(text ? 'utf8' : 'base64'),
        encoding: text ? 'utf-8' : 'base64',
        ...((mode & EXECUTABLE) > 0 && { executable: true }),
      });
    }
  };
  await walk('');
  return files;
}
