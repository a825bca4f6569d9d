import type {
  Diff,
  DiffHunk,
  FileDiff,
} from '@causeway/plugin-local-git-common';
import { plural } from '@causeway/plugin-ui-react';

/** Lines of one file, and of all files together, that are shown without being asked for. */
const MAX_OPEN_FILE_LINES = 400;
const MAX_OPEN_LINES = 2_500;

/** Shown lines of a file's diff. */
export function linesOf(file: FileDiff): number {
  return file.hunks.reduce((sum, hunk) => sum + hunk.lines.length, 0);
}

/** Which files are open at first: all that are short, as long as they aren't too many. In the order of the files. */
export function openAtFirst(files: FileDiff[]): boolean[] {
  let left = MAX_OPEN_LINES;
  return files.map(file => {
    const lines = linesOf(file);
    if (lines > MAX_OPEN_FILE_LINES || lines > left) return false;
    left -= lines;
    return true;
  });
}

/**
 * How many unchanged lines are left out before a hunk.
 *
 * @param previous - the hunk before it; absent for the first
 */
export function skippedBefore(hunk: DiffHunk, previous?: DiffHunk): number {
  const end = previous ? previous.newStart + Math.max(previous.newLines, 1) : 1;
  // A hunk without new lines names the line before it.
  const start = hunk.newLines ? hunk.newStart : hunk.newStart + 1;
  return Math.max(0, start - end);
}

const STATUS_WORDS: Record<FileDiff['status'], string> = {
  added: 'new file',
  modified: '',
  deleted: 'deleted',
  renamed: 'renamed',
  copied: 'copied',
  'type-changed': 'changed its type',
};

/** What happened to a file besides its lines; empty where they just changed. */
export function statusWords(file: FileDiff): string {
  const words = STATUS_WORDS[file.status];
  return file.oldPath && file.oldPath !== file.path
    ? `${words} from ${file.oldPath}`
    : words;
}

/** Why a file's diff shows no lines; `undefined` if it does. */
export function emptyReason(file: FileDiff): string | undefined {
  if (file.binary)
    return 'The file is binary; its lines can\u2019t be compared.';
  if (file.hunks.length) return undefined;
  if (file.truncated) return 'The difference is too large to be shown here.';
  return file.status === 'renamed' || file.status === 'copied'
    ? 'The content is the same.'
    : 'No line changed; the file is empty, or only its mode is another.';
}

/** Totals in words: `2 files changed, 3 lines added, 1 removed`. */
export function diffSummary(diff: Diff): string {
  return `${plural(diff.changedFiles, 'file')} changed, ${plural(
    diff.additions,
    'line',
  )} added, ${plural(diff.deletions, 'line')} removed`;
}
