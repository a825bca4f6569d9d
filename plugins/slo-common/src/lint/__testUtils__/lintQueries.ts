import type { LintOptions } from '../lintSloFiles';
import { lintSloFiles } from '../lintSloFiles';

/** All requests of a job. */
export const ALL = 'sum(rate(x_count{job="a"}[{{.window}}]))';

/** The counter of those that were answered within a quarter of a second. */
export const BUCKET = 'x_bucket{job="a",le="0.25"}[{{.window}}]';

/** Findings for two queries. */
export function lintQueries(
  error: string,
  total: string,
  objective = 99,
  options?: LintOptions,
) {
  const indent = (text: string) => `|\n${text.replace(/^/gm, '          ')}`;
  return lintSloFiles(
    [
      {
        file: 's.yaml',
        content: `version: prometheus/v1
service: api
slos:
  - name: slo
    objective: ${objective}
    sli:
      events:
        error_query: ${indent(error)}
        total_query: ${indent(total)}
    alerting: { name: Burn }
`,
      },
    ],
    options,
  ).findings;
}

/** The rules that speak for two queries. */
export const rulesOf = (...args: Parameters<typeof lintQueries>) =>
  lintQueries(...args).map(({ rule }) => rule);
