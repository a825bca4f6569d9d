import {
  fileRules,
  lintRules,
  type Finding,
} from '@causeway/plugin-slo-common';
import path from 'node:path';

const RULES = [...fileRules, ...lintRules];

/** A path as a URI: relative ones stay relative, for the root of the repository to be put before them. */
function uriOf(file: string): string {
  const encoded = file
    .split(path.sep)
    .map(part => encodeURIComponent(part))
    .join('/');
  return path.isAbsolute(file) ? `file://${encoded}` : encoded;
}

/**
 * Findings as SARIF 2.1.0, for code scanning.
 *
 * @param findings - what was found
 */
export function formatSloSarif(findings: readonly Finding[]): string {
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'causeway slo lint',
            rules: RULES.map(({ id, severity, what, why }) => ({
              id,
              shortDescription: { text: what },
              fullDescription: { text: why },
              help: { text: `${what} ${why}` },
              defaultConfiguration: { level: severity },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(
          ({ file, line, column, rule, severity, message, fix }) => ({
            ruleId: rule,
            ruleIndex: RULES.findIndex(({ id }) => id === rule),
            level: severity,
            message: { text: `${message}\nWrite: ${fix.trim()}` },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: uriOf(file) },
                  region: { startLine: line, startColumn: column },
                },
              },
            ],
          }),
        ),
      },
    ],
  };
  return `${JSON.stringify(sarif, undefined, 2)}\n`;
}
