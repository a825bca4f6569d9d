import type { Cell, CheckerSummary, Report } from '../Report';

/** Characters of the widest finding's message; the whole text is in the JSON. */
const MESSAGE_WIDTH = 2000;

const SIGNS: Record<Exclude<Cell['state'], 'checked'>, string> = {
  'not-applicable': '-',
  'not-checked': '?',
};

function sign(cell: Cell | undefined): string {
  if (!cell || cell.state !== 'checked') {
    return SIGNS[cell?.state ?? 'not-applicable'];
  }
  return cell.findings.length === 0 ? '.' : `${cell.findings.length}`;
}

function table(rows: string[][]): string[] {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  return rows.map(row =>
    row
      .map((text, column) =>
        column === 0
          ? text.padEnd(widths[column])
          : text.padStart(widths[column]),
      )
      .join('  ')
      .trimEnd(),
  );
}

function combinationLines(report: Report): string[] {
  return report.combinations.map(({ template, id, answers }, index) => {
    const text = Object.entries(answers)
      .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
      .join(' ');
    return `${String(index + 1).padStart(
      4,
    )}  ${template} ${id}  ${text}`.trimEnd();
  });
}

function countOf(report: Report, id: string): number {
  return report.findings.filter(({ checker }) => checker === id).length;
}

function matrix(report: Report): string[] {
  const head = [
    'checker',
    ...report.combinations.map((_, index) => `${index + 1}`),
    'inputs',
    'findings',
    'seconds',
  ];
  const rows = report.checkers.map(summary => {
    const { id, runs, remembered, seconds, rememberedSeconds } = summary;
    const isRemembered = remembered > 0;
    return [
      id,
      ...report.cells.map(row => sign(row.get(id))),
      isRemembered ? `${runs}+${remembered}` : `${runs}`,
      `${countOf(report, id)}`,
      isRemembered
        ? `${seconds.toFixed(1)}+${rememberedSeconds.toFixed(1)}`
        : seconds.toFixed(1),
    ];
  });
  return table([head, ...rows]);
}

function findingLines(report: Report): string[] {
  return report.findings.flatMap(finding => {
    const { checker, rule, file, line, message, combinations } = finding;
    const place = [file || '.', line].filter(Boolean).join(':');
    const where = combinations
      .map(index => {
        const { template, id } = report.combinations[index];
        return `${template} ${id}`;
      })
      .join(', ');
    const said = message.slice(0, MESSAGE_WIDTH).replaceAll('\n', '\n    ');
    return [
      `${place}: ${said} [${rule ? `${checker} ${rule}` : checker}]`,
      `    in ${where}`,
    ];
  });
}

function missingLines(checkers: readonly CheckerSummary[]): string[] {
  return checkers.flatMap(({ id, title, missing }) =>
    missing.map(
      ({ name, get }) =>
        `not checked: ${id} (${title}): ${name} is missing; get it with: ${get}`,
    ),
  );
}

/** A report for people: the combinations, the matrix, every finding, what is missing, and the sum. */
export function formatTable(report: Report): string {
  const missing = missingLines(report.checkers);
  const sections = [
    combinationLines(report),
    [
      ...matrix(report),
      '',
      '. clean, - nothing to look at, ? not checked; inputs: different ones that were looked at (+ known to be clean from an earlier run, and its seconds)',
    ],
    findingLines(report),
    missing,
    [
      `${report.findings.length} findings in ${
        report.combinations.length
      } combinations, ${report.seconds.toFixed(0)} s`,
    ],
  ];
  return sections
    .filter(lines => lines.length > 0)
    .map(lines => `${lines.join('\n')}\n`)
    .join('\n');
}
