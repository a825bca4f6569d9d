import { InputError } from '@backstage/errors';
import type { TreeEntry } from '@causeway/plugin-local-git-common';
import type { BareRepository } from './BareRepository';
import { findEntry } from './findEntry';
import { parseTree } from './parseTree';

/** Entries of a folder, folders first; with `recursive` all files below it and no folders. */
export async function listTree(
  repository: BareRepository,
  options: { commit: string; path: string; recursive?: boolean; limit: number },
): Promise<{ entries: TreeEntry[]; truncated: boolean }> {
  const { commit, path, recursive = false, limit } = options;
  const folder = await findEntry(repository, commit, path);
  if (folder.type !== 'directory')
    throw new InputError(`'${path}' is a ${folder.type}, not a folder.`);
  const { stdout, truncated } = await repository.run([
    'ls-tree',
    '-z',
    '-l',
    ...(recursive ? ['-r'] : []),
    folder.id,
  ]);
  const entries = parseTree(stdout, path);
  if (!recursive) {
    entries.sort(
      (a, b) =>
        Number(b.type === 'directory') - Number(a.type === 'directory') ||
        a.name.localeCompare(b.name, 'en'),
    );
  }
  return {
    entries: entries.slice(0, limit),
    truncated: truncated || entries.length > limit,
  };
}
