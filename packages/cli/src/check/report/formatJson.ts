import type { Report } from '../Report';

/** A report for machines. */
export function formatJson(report: Report): string {
  const { combinations, checkers, cells, findings, seconds } = report;
  return `${JSON.stringify(
    {
      seconds,
      combinations: combinations.map(({ template, id, answers }, index) => ({
        template,
        id,
        answers,
        checks: Object.fromEntries(
          [...cells[index]].map(([checker, cell]) => [
            checker,
            cell.state === 'checked'
              ? { state: cell.state, findings: cell.findings.length }
              : { state: cell.state },
          ]),
        ),
      })),
      checkers: checkers.map(summary => ({
        ...summary,
        findings: findings.filter(({ checker }) => checker === summary.id)
          .length,
      })),
      findings: findings.map(({ combinations: indexes, ...finding }) => ({
        ...finding,
        combinations: indexes.map(index => {
          const { template, id } = combinations[index];
          return `${template}/${id}`;
        }),
      })),
    },
    undefined,
    2,
  )}\n`;
}
