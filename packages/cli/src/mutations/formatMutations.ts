import type { Inexpressible } from './Mutation';
import type { CorpusReport } from './runCorpus';
import { verdictOf } from './summarise';

const percent = (ratio: number) => `${(ratio * 100).toFixed(1)} %`;

/** Lines of a table whose columns stand under each other; the last one runs free. */
function table(rows: string[][]): string[] {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  return rows.map(row =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell.padEnd(widths[column]),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** The report as people read it; its last line is the kill rate. */
export function formatMutations(
  report: CorpusReport,
  inexpressible: readonly Inexpressible[],
): string {
  const { results, skipped, falseAlarms, summary, isQuick } = report;
  const rows = [
    [
      'defect',
      '',
      'verdict',
      's',
      'what',
      isQuick ? 'killed first by' : 'killed by (expected but silent)',
    ],
    ...results.map(result => {
      const { mutation, killedBy, seconds } = result;
      const silent = (isQuick ? [] : summary.silent)
        .filter(({ defect }) => defect === mutation.defect)
        .map(({ killer }) => killer);
      return [
        String(mutation.defect),
        mutation.severity,
        verdictOf(result),
        seconds.toFixed(1),
        mutation.what,
        `${killedBy.join(' ')}${
          silent.length > 0 ? ` (${silent.join(' ')})` : ''
        }`,
      ];
    }),
  ];
  const lines = [
    ...table(rows),
    '',
    ...skipped.map(
      ({ defect, reason }) => `defect ${defect} was not put in: ${reason}`,
    ),
    ...inexpressible.map(
      ({ defect, what, reason }) =>
        `defect ${defect} (${what}) can't be expressed: ${reason}`,
    ),
    ...falseAlarms.map(
      ({ checker, rule, file, line, message }) =>
        `false alarm: ${[checker, rule].filter(Boolean).join('/')} ${file}${
          line ? `:${line}` : ''
        } ${message}`,
    ),
    '',
    `${summary.killed} of ${
      summary.killed + summary.survived
    } defects killed (${percent(summary.rate)}), ${
      summary.notChecked
    } not checked, ${skipped.length} not put in, ${
      inexpressible.length
    } can't be expressed, ${falseAlarms.length} false alarms`,
  ];
  return `${lines.join('\n')}\n`;
}
