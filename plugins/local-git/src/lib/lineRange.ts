/** Lines that an address marks, both included. */
export interface LineRange {
  from: number;
  to: number;
}

/** Reads `#L10` and `#L10-L20` (also the wrong way round); `undefined` for anything else. */
export function lineRange(hash: string): LineRange | undefined {
  const match = /^#L(\d{1,7})(?:-L?(\d{1,7}))?$/.exec(hash);
  if (!match) return undefined;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  return first && last
    ? { from: Math.min(first, last), to: Math.max(first, last) }
    : undefined;
}

/** A file's lines; the line break at its end begins no further one. */
export function linesOfText(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}
