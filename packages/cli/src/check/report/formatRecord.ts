import type { Report } from '../Report';

const rounded = (seconds: number) => Math.round(seconds * 10) / 10;

/**
 * What a later reader wants to know of a run that takes long, as JSON: day, how much was looked at, findings and seconds. What an
 * earlier run had found clean counts with the seconds that it took then.
 */
export function formatRecord(
  report: Report,
  run: {
    day: Date;
    parallel: number;
    /** Checkers that nobody asked for. */
    leftOut: readonly string[];
  },
): string {
  const { combinations, checkers, findings, seconds } = report;
  const ran = checkers.filter(({ missing }) => missing.length === 0);
  return `${JSON.stringify(
    {
      day: run.day.toISOString().slice(0, 10),
      parallel: run.parallel,
      combinations: combinations.length,
      findings: findings.length,
      seconds: rounded(seconds),
      rememberedSeconds: rounded(
        ran.reduce((sum, checker) => sum + checker.rememberedSeconds, 0),
      ),
      checkers: ran.map(checker => ({
        id: checker.id,
        inputs: checker.runs + checker.remembered,
        findings: findings.filter(finding => finding.checker === checker.id)
          .length,
        seconds: rounded(checker.seconds + checker.rememberedSeconds),
      })),
      missing: [
        ...checkers
          .filter(({ missing }) => missing.length > 0)
          .map(({ id }) => id),
        ...run.leftOut,
      ],
    },
    undefined,
    2,
  )}\n`;
}
