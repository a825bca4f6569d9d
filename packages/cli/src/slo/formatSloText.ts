import type { Finding } from '@causeway/plugin-slo-common';

/** Control characters: a file must not be able to steer the terminal that shows what is wrong with it. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/**
 * Findings for people.
 *
 * @param findings - what was found
 * @param sloCount - how many SLOs were read
 */
export function formatSloText(
  findings: readonly Finding[],
  sloCount: number,
): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const blocks = findings.map(
    ({ file, line, column, severity, rule, message, fix }) =>
      `${file}:${line}:${column}  ${severity}  ${rule}\n  ${message}\n  Write: ${fix
        .trim()
        .replace(/\n/g, '\n         ')}\n\n`,
  );
  const summary = `${count(sloCount, 'SLO')}, ${count(
    errors,
    'error',
  )}, ${count(findings.length - errors, 'warning')}\n`;
  return `${blocks.join('')}${summary}`.replace(CONTROL, ' ');
}
