import type { Finding } from '@causeway/plugin-slo-common';

/**
 * Findings for programs.
 *
 * @param findings - what was found
 */
export function formatSloJson(findings: readonly Finding[]): string {
  const rows = findings.map(
    ({ file, line, column, rule, severity, message, fix }) => ({
      file,
      line,
      column,
      rule,
      severity,
      message,
      fix,
    }),
  );
  return `${JSON.stringify({ findings: rows }, undefined, 2)}\n`;
}
