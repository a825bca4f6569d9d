import { SCAFFOLD_RECORD_PATH } from '@causeway/plugin-golden-path-common';
import fs from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../errors';

async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await fs.readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return [];
    }
    throw new UsageError(`${folder} can't be used as a folder to write to`);
  }
}

/**
 * Makes sure that a folder is there and empty. With `force`, what an earlier render left there is removed; a folder that
 * isn't a render is never touched.
 */
export async function prepareOutputDir(
  folder: string,
  options: { force: boolean },
): Promise<void> {
  const entries = await entriesOf(folder);
  if (entries.length > 0 && !options.force) {
    throw new UsageError(
      `${folder} is not empty; name another folder, or add --force to replace an earlier render`,
    );
  }
  if (entries.length > 0) {
    const isRender = await fs
      .access(path.join(folder, SCAFFOLD_RECORD_PATH))
      .then(
        () => true,
        () => false,
      );
    if (!isRender) {
      throw new UsageError(
        `${folder} holds something else than an earlier render (no ${SCAFFOLD_RECORD_PATH}); empty it yourself`,
      );
    }
    await Promise.all(
      entries.map(entry =>
        fs.rm(path.join(folder, entry), { recursive: true, force: true }),
      ),
    );
  }
  await fs.mkdir(folder, { recursive: true });
}
