import { parseHunks, splitPatch } from './parsePatch';
import { parseRawDiff } from './parseRawDiff';

describe('parseRawDiff', () => {
  it('reads files, renames and binaries with their counts', () => {
    const id = 'a'.repeat(40);
    const raw = [
      `:000000 100644 ${id} ${id} A`,
      'new.txt',
      `:100644 100644 ${id} ${id} R090`,
      'from here.txt',
      'to\tthere.txt',
      `:100644 000000 ${id} ${id} D`,
      'logo.png',
    ];
    const counts = [
      '3\t0\tnew.txt',
      '1\t2\t',
      'from here.txt',
      'to\tthere.txt',
      '-\t-\tlogo.png',
      '',
    ];
    expect(parseRawDiff([...raw, ...counts].join('\0'))).toEqual([
      {
        path: 'new.txt',
        oldPath: undefined,
        status: 'added',
        binary: false,
        additions: 3,
        deletions: 0,
      },
      {
        path: 'to\tthere.txt',
        oldPath: 'from here.txt',
        status: 'renamed',
        binary: false,
        additions: 1,
        deletions: 2,
      },
      {
        path: 'logo.png',
        oldPath: undefined,
        status: 'deleted',
        binary: true,
        additions: 0,
        deletions: 0,
      },
    ]);
  });

  it('reads no change as none', () => {
    expect(parseRawDiff('')).toEqual([]);
  });
});

describe('patches', () => {
  const patch = [
    'diff --git a/a b/a',
    '--- a/a',
    '+++ b/a',
    '@@ -1,2 +1,2 @@ def main():',
    ' same',
    '-diff --git a/x b/x',
    '+--- not a header',
    '\\ No newline at end of file',
    '@@ -10 +10,2 @@',
    ' ten',
    '+',
    'diff --git a/b b/b',
    'Binary files a/b and b/b differ',
    '',
  ].join('\n');

  it('are divided only at real headers', () => {
    expect(splitPatch(patch)).toHaveLength(2);
  });

  it('give numbered lines', () => {
    expect(parseHunks(splitPatch(patch)[0])).toEqual([
      {
        oldStart: 1,
        oldLines: 2,
        newStart: 1,
        newLines: 2,
        heading: 'def main():',
        lines: [
          { type: 'context', text: 'same', oldLine: 1, newLine: 1 },
          { type: 'removed', text: 'diff --git a/x b/x', oldLine: 2 },
          {
            type: 'added',
            text: '--- not a header',
            newLine: 2,
            noNewline: true,
          },
        ],
      },
      {
        oldStart: 10,
        oldLines: 1,
        newStart: 10,
        newLines: 2,
        heading: '',
        lines: [
          { type: 'context', text: 'ten', oldLine: 10, newLine: 10 },
          { type: 'added', text: '', newLine: 11 },
        ],
      },
    ]);
    expect(parseHunks(splitPatch(patch)[1])).toEqual([]);
  });
});
