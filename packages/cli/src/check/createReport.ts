import type { Finding } from './Finding';
import type { Cell, CheckerSummary, Combination, Report } from './Report';

function identityOf({ checker, rule, file, line, message }: Finding): string {
  return JSON.stringify([checker, rule, file, line, message]);
}

/** Puts what was found together: a finding that many combinations share is told once. */
export function createReport(options: {
  combinations: readonly Combination[];
  checkers: readonly CheckerSummary[];
  cells: ReadonlyArray<ReadonlyMap<string, Cell>>;
  seconds: number;
}): Report {
  const findings = new Map<string, Finding & { combinations: number[] }>();
  options.cells.forEach((row, index) => {
    for (const cell of row.values()) {
      if (cell.state !== 'checked') {
        continue;
      }
      for (const finding of cell.findings) {
        const { template } = options.combinations[index];
        const identity = `${template} ${identityOf(finding)}`;
        const known = findings.get(identity);
        if (known) {
          known.combinations.push(index);
        } else {
          findings.set(identity, { ...finding, combinations: [index] });
        }
      }
    }
  });
  return { ...options, findings: [...findings.values()] };
}
