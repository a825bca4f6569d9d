import { InputError, NotFoundError } from '@backstage/errors';
import {
  checkFilePath,
  type TreeEntry,
} from '@causeway/plugin-local-git-common';
import type { BareRepository } from './BareRepository';
import { parseTree } from './parseTree';

/** What lies at a path of a commit. Links are not followed: what is behind one isn't found. */
export async function findEntry(
  repository: BareRepository,
  commit: string,
  path: string,
): Promise<TreeEntry> {
  if (!path) {
    const id = await repository.text([
      'rev-parse',
      '--verify',
      `${commit}^{tree}`,
    ]);
    return { name: '', path: '', type: 'directory', executable: false, id };
  }
  const problem = checkFilePath(path);
  if (problem) throw new InputError(problem);
  const { stdout } = await repository.run([
    'ls-tree',
    '-z',
    '-l',
    '--full-tree',
    commit,
    '--',
    path,
  ]);
  const entry = parseTree(stdout, '').find(
    candidate => candidate.path === path,
  );
  if (!entry)
    throw new NotFoundError(`There is no '${path}' at ${commit.slice(0, 10)}.`);
  return entry;
}
