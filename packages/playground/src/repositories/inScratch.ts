import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGit } from './runGit';

/** Does something in an empty bare repository, which is gone afterwards. */
export async function inScratch<T>(
  work: (cwd: string) => Promise<T>,
): Promise<T> {
  const cwd = await mkdtemp(join(tmpdir(), 'causeway-playground-'));
  try {
    await runGit(['init', '--bare', '--quiet', '.'], { cwd });
    return await work(cwd);
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}
