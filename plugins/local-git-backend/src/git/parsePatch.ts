import type { DiffHunk, DiffLine } from '@causeway/plugin-local-git-common';

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$/;

const LINE_TYPES: Record<string, DiffLine['type']> = {
  ' ': 'context',
  '+': 'added',
  '-': 'removed',
};

/** Divides a patch at its `diff --git` lines; no content line can begin so. */
export function splitPatch(patch: string): string[] {
  return patch
    .split(/^(?=diff --git )/m)
    .filter(part => part.startsWith('diff --git '));
}

/** Reads the hunks of one file's patch. */
export function parseHunks(patch: string): DiffHunk[] {
  const hunks: DiffHunk[] = [];
  let oldLine = 0;
  let newLine = 0;
  for (const line of patch.split('\n')) {
    const start = HUNK.exec(line);
    if (start) {
      const [, oldStart, oldLines = '1', newStart, newLines = '1', heading] =
        start;
      oldLine = Number(oldStart);
      newLine = Number(newStart);
      hunks.push({
        oldStart: oldLine,
        oldLines: Number(oldLines),
        newStart: newLine,
        newLines: Number(newLines),
        heading,
        lines: [],
      });
      continue;
    }
    const lines = hunks.at(-1)?.lines;
    const type = LINE_TYPES[line[0]];
    if (!lines) continue;
    if (line.startsWith('\\')) {
      const last = lines.at(-1);
      if (last) last.noNewline = true;
    } else if (type) {
      const entry: DiffLine = { type, text: line.slice(1) };
      if (type !== 'added') entry.oldLine = oldLine++;
      if (type !== 'removed') entry.newLine = newLine++;
      lines.push(entry);
    }
  }
  return hunks;
}
