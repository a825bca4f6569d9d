import type { CheckerSummary, Report } from '../Report';

/** How many combinations of a golden path a checker looked at, alone or through an equal input. */
function countChecked(report: Report, template: string, id: string): string {
  const states = report.combinations.flatMap((combination, index) =>
    combination.template === template
      ? [report.cells[index].get(id)?.state]
      : [],
  );
  return states.includes('not-checked')
    ? 'not checked'
    : `${states.filter(state => state === 'checked').length}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A report for a document: how many combinations of each golden path each checker looked at, and what came of it. */
export function formatMarkdown(report: Report): string {
  const templates = [
    ...new Set(report.combinations.map(({ template }) => template)),
  ];
  const rowOf = (summary: CheckerSummary) => {
    const { id, runs, remembered, seconds, rememberedSeconds } = summary;
    const found = report.findings.filter(({ checker }) => checker === id);
    return row([
      `\`${id}\``,
      ...templates.map(template => countChecked(report, template, id)),
      `${runs + remembered}`,
      summary.missing.length > 0 ? '?' : `${found.length}`,
      (seconds + rememberedSeconds).toFixed(1),
    ]);
  };
  const missing = report.checkers.filter(
    checker => checker.missing.length > 0,
  ).length;
  const head = ['Checker', ...templates, 'Inputs', 'Findings', 'Seconds'];
  return [
    `${report.combinations.length} combinations, ${
      report.checkers.length
    } checkers${missing > 0 ? ` (${missing} not there)` : ''}, ${
      report.findings.length
    } findings, ${report.seconds.toFixed(0)} s.`,
    '',
    row(head),
    row(head.map((_, index) => (index === 0 ? '---' : '---:'))),
    ...report.checkers.map(rowOf),
    '',
  ].join('\n');
}
