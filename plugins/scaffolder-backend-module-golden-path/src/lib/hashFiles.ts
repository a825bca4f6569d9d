import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

async function hashEntry(file: string, isLink: boolean): Promise<string> {
  // A link is hashed by where it points, as git does; following it could leave the workspace.
  const content = isLink ? await fs.readlink(file) : await fs.readFile(file);
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 of every file below a folder, by its path with `/` between segments; `skip` names paths to leave out. */
export async function hashFiles(
  root: string,
  skip: readonly string[],
): Promise<Record<string, string>> {
  const skipped = new Set(skip);
  const hashes: Record<string, string> = {};
  const walk = async (folder: string): Promise<void> => {
    const entries = await fs.readdir(path.join(root, folder), {
      withFileTypes: true,
    });
    for (const entry of entries) {
      const relative = path.posix.join(folder, entry.name);
      if (skipped.has(relative)) {
        continue;
      }
      if (entry.isDirectory()) {
        await walk(relative);
      } else if (entry.isFile() || entry.isSymbolicLink()) {
        hashes[relative] = await hashEntry(
          path.join(root, relative),
          entry.isSymbolicLink(),
        );
      }
    }
  };
  await walk('');
  return Object.fromEntries(
    Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
