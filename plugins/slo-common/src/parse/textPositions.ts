import { LineCounter, Scalar } from 'yaml';

/** Where the characters of a value begin in the file, line by line. */
interface Segment {
  /** Characters of the value on this line, its line break included. */
  length: number;
  line: number;
  column: number;
}

function blockSegments(
  content: string,
  [from, to]: readonly [number, number],
  lines: LineCounter,
): Segment[] {
  const [, ...rows] = content.slice(from, to).split('\n');
  const first = lines.linePos(from).line;
  const indent = rows
    .filter(row => row.trim() !== '')
    .reduce(
      (least, row) => Math.min(least, row.length - row.trimStart().length),
      Infinity,
    );
  return rows.map((row, index) => ({
    length: Math.max(row.length - indent, 0) + 1,
    line: first + 1 + index,
    column: indent + 1,
  }));
}

function flowSegments(
  content: string,
  [from, to]: readonly [number, number],
  lines: LineCounter,
  quoted: boolean,
): Segment[] {
  const start = lines.linePos(from);
  return content
    .slice(from, to)
    .split('\n')
    .map((row, index) => {
      const indent = index === 0 ? 0 : row.length - row.trimStart().length;
      const quote = index === 0 && quoted ? 1 : 0;
      return {
        length: row.trimEnd().length - indent - quote + 1,
        line: start.line + index,
        column: index === 0 ? start.col + quote : indent + 1,
      };
    });
}

/**
 * Where a character of a YAML value stands in the file. In quotes, escapes shift it by as many characters as they are
 * longer than what they stand for.
 *
 * @param options - the file's text, its line starts, and the value
 */
export function textPositions(options: {
  content: string;
  lines: LineCounter;
  scalar: Scalar;
}): (offset: number) => { line: number; column: number } {
  const { content, lines, scalar } = options;
  const [from, to] = scalar.range ?? [0, 0];
  const range = [from, to] as const;
  const block =
    scalar.type === Scalar.BLOCK_LITERAL || scalar.type === Scalar.BLOCK_FOLDED;
  const segments = block
    ? blockSegments(content, range, lines)
    : flowSegments(
        content,
        range,
        lines,
        scalar.type === Scalar.QUOTE_DOUBLE ||
          scalar.type === Scalar.QUOTE_SINGLE,
      );
  return offset => {
    let rest = offset;
    for (const segment of segments) {
      if (rest < segment.length)
        return { line: segment.line, column: segment.column + rest };
      rest -= segment.length;
    }
    const start = lines.linePos(from);
    return { line: start.line, column: start.col };
  };
}
