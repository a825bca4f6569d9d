import type { Diff, FileDiff } from '@causeway/plugin-local-git-common';
import type { BareRepository } from './BareRepository';
import { parseHunks, splitPatch } from './parsePatch';
import { parseRawDiff, type ChangedFile } from './parseRawDiff';

/** Git's name for the tree without any file. */
export const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

const MAX_FILES = 300;
const MAX_PATCH_BYTES = 2 * 1024 * 1024;

/** Changed files between two commits or trees, without their lines. */
export async function readChangedFiles(
  repository: BareRepository,
  from: string,
  to: string,
): Promise<ChangedFile[]> {
  const { stdout } = await repository.run([
    'diff-tree',
    '-r',
    '-z',
    '-M',
    '--raw',
    '--numstat',
    from,
    to,
  ]);
  return parseRawDiff(stdout.toString('utf8'));
}

/** Difference between two commits or trees; cut where it gets too large to be shown. */
export async function readDiff(
  repository: BareRepository,
  from: string,
  to: string,
): Promise<Diff> {
  const changed = await readChangedFiles(repository, from, to);
  const patch = await repository.run(
    [
      'diff-tree',
      '-r',
      '-M',
      '-p',
      '--no-ext-diff',
      '--no-textconv',
      '--no-color',
      '--submodule=short',
      from,
      to,
    ],
    { maxOutputBytes: MAX_PATCH_BYTES },
  );
  const parts = splitPatch(patch.stdout.toString('utf8'));
  let at = 0;
  const files = changed.slice(0, MAX_FILES).map((file): FileDiff => {
    // A file that became a link, or the reverse, is printed as removed and added.
    const count = file.status === 'type-changed' ? 2 : 1;
    const mine = parts.slice(at, at + count);
    at += count;
    const cut = mine.length < count || (patch.truncated && at >= parts.length);
    return { ...file, hunks: mine.flatMap(parseHunks), truncated: cut };
  });
  return {
    files,
    additions: changed.reduce((sum, file) => sum + file.additions, 0),
    deletions: changed.reduce((sum, file) => sum + file.deletions, 0),
    changedFiles: changed.length,
    truncated: patch.truncated || changed.length > MAX_FILES,
  };
}
