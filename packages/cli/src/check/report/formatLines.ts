import type { Report } from '../Report';
import { formatTable } from './formatTable';

/** A report for a log: the table, then one line for each checker, and the sum in the last one. */
export function formatLines(report: Report): string {
  const used = report.checkers.filter(
    ({ id, missing }) =>
      missing.length > 0 ||
      report.cells.some(row => row.get(id)?.state === 'checked'),
  );
  const failed = new Set([
    ...used.filter(({ missing }) => missing.length > 0).map(({ id }) => id),
    ...report.findings.map(({ checker }) => checker),
  ]);
  const lines = used.map(({ id, seconds }) => {
    const state = failed.has(id) ? 'FAILED ' : 'ok     ';
    return `${state} ${id} (${seconds.toFixed(0)} s)`;
  });
  return `${formatTable(report)}\n${lines.join('\n')}\n${
    used.length - failed.size
  } passed, ${failed.size} failed\n`;
}
