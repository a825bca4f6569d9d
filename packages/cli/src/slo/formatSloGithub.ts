import type { Finding } from '@causeway/plugin-slo-common';

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

/**
 * Findings as annotations of a GitHub workflow: they appear in the pull request, at the line.
 *
 * @param findings - what was found
 */
export function formatSloGithub(findings: readonly Finding[]): string {
  return findings
    .map(({ file, line, column, rule, severity, message, fix }) => {
      const place = `file=${property(file)},line=${line},col=${column}`;
      return `::${severity} ${place},title=${property(rule)}::${data(
        `${message}\nWrite: ${fix.trim()}`,
      )}\n`;
    })
    .join('');
}
