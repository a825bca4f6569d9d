import type { FileDiff } from '@causeway/plugin-local-git-common';

/** A changed file without its lines. */
export type ChangedFile = Pick<
  FileDiff,
  'path' | 'oldPath' | 'status' | 'binary' | 'additions' | 'deletions'
>;

const STATUS: Record<string, FileDiff['status']> = {
  A: 'added',
  C: 'copied',
  D: 'deleted',
  M: 'modified',
  R: 'renamed',
  T: 'type-changed',
};

/** Reads what `git diff-tree -z --raw --numstat` prints: first the raw records of all files, then their counts. */
export function parseRawDiff(output: string): ChangedFile[] {
  const fields = output.split('\0');
  const files: ChangedFile[] = [];
  let at = 0;
  while (fields[at]?.startsWith(':')) {
    const letter = fields[at].split(' ')[4]?.[0] ?? 'M';
    const moved = letter === 'R' || letter === 'C';
    files.push({
      path: fields[at + (moved ? 2 : 1)],
      oldPath: moved ? fields[at + 1] : undefined,
      status: STATUS[letter] ?? 'modified',
      binary: false,
      additions: 0,
      deletions: 0,
    });
    at += moved ? 3 : 2;
  }
  for (const file of files) {
    const [additions, deletions] = (fields[at] ?? '').split('\t');
    file.binary = additions === '-';
    file.additions = Number(additions) || 0;
    file.deletions = Number(deletions) || 0;
    // A moved file's record has its two names in fields of their own.
    at += file.oldPath === undefined ? 1 : 3;
  }
  return files;
}
