import type { DiffHunk, FileDiff } from '@causeway/plugin-local-git-common';
import {
  diffSummary,
  emptyReason,
  openAtFirst,
  skippedBefore,
  statusWords,
} from './diff';

function hunk(newStart: number, newLines: number, lines = newLines): DiffHunk {
  return {
    oldStart: newStart,
    oldLines: newLines,
    newStart,
    newLines,
    heading: '',
    lines: Array.from({ length: lines }, () => ({ type: 'added', text: 'x' })),
  };
}

function file(changes: Partial<FileDiff> = {}): FileDiff {
  return {
    path: 'a.txt',
    status: 'modified',
    binary: false,
    additions: 0,
    deletions: 0,
    hunks: [hunk(1, 3)],
    truncated: false,
    ...changes,
  };
}

describe('skippedBefore', () => {
  it.each([
    ['the first line', hunk(1, 3), undefined, 0],
    ['a later line', hunk(15, 7), undefined, 14],
    ['the next hunk', hunk(30, 4), hunk(15, 7), 8],
    ['a hunk right behind', hunk(22, 4), hunk(15, 7), 0],
    ['a hunk that only removes', hunk(10, 0, 2), undefined, 10],
    ['a file that was emptied', hunk(0, 0, 2), undefined, 0],
  ])('counts the unchanged lines before %s', (_, at, previous, count) => {
    expect(skippedBefore(at, previous)).toBe(count);
  });
});

describe('openAtFirst', () => {
  it.each([
    ['short files', [10, 20], [true, true]],
    ['not a long one', [10, 401, 20], [true, false, true]],
    [
      'no more than fit on a page',
      [400, 400, 400, 400, 400, 400, 400, 100],
      [true, true, true, true, true, true, false, true],
    ],
    ['nothing of nothing', [], []],
  ])('opens %s', (_, sizes, open) => {
    const files = sizes.map(size => file({ hunks: [hunk(1, size)] }));
    expect(openAtFirst(files)).toEqual(open);
  });
});

describe('statusWords', () => {
  it.each([
    [{}, ''],
    [{ status: 'added' }, 'new file'],
    [{ status: 'renamed', oldPath: 'b.txt' }, 'renamed from b.txt'],
    [{ status: 'type-changed' }, 'changed its type'],
  ] as [Partial<FileDiff>, string][])('%j is "%s"', (changes, words) => {
    expect(statusWords(file(changes))).toBe(words);
  });
});

describe('emptyReason', () => {
  it.each([
    [{ binary: true, hunks: [] }, 'The file is binary'],
    [{ hunks: [], truncated: true }, 'too large'],
    [{ hunks: [], status: 'renamed' }, 'The content is the same'],
    [{ hunks: [] }, 'No line changed'],
  ] as [Partial<FileDiff>, string][])('%j: %s', (changes, text) => {
    expect(emptyReason(file(changes))).toContain(text);
  });

  it('is not given where there are lines', () => {
    expect(emptyReason(file())).toBeUndefined();
  });
});

it('counts all files in words, also those left out', () => {
  expect(
    diffSummary({
      files: [file()],
      additions: 1,
      deletions: 1200,
      changedFiles: 301,
      truncated: true,
    }),
  ).toBe('301 files changed, 1 line added, 1,200 lines removed');
});
