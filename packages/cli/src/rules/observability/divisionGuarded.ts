import type { Problem, Rule } from '../Rule';

/** Defect 58 of the source documents. */
export const divisionGuarded: Rule = {
  id: 'division-guarded',
  what: "An alert that divides by a limit or a maximum leaves out where that is 0 or missing; memory is the working set of the service's container.",
  why: 'A pod without a limit divides by 0: +Inf is over every threshold, and the alert fires for good. Cache counts as used in usage_bytes, and pods count twice without a container.',
  fix: 'write (limit > 0) below the line, and container_memory_working_set_bytes{container="…"} above it',
  *check(repository): Iterable<Problem> {
    for (const { alert, promql, value } of repository.alerts) {
      const at = { file: value.file, line: value.get('expr').line };
      for (const node of promql.all('BinaryExpr')) {
        const operation = promql.operation(node);
        if (operation?.operator !== 'Div') continue;
        const { right } = operation;
        const gauges = promql
          .selectors(right)
          .filter(({ metric }) =>
            /(limit|max|size|capacity|resource_(limits|requests))/.test(metric),
          );
        const guarded = promql
          .all('BinaryExpr', right)
          .some(inner =>
            ['Gtr', 'Neq'].includes(promql.operation(inner)?.operator ?? ''),
          );
        if (gauges.length > 0 && !guarded) {
          yield {
            ...at,
            message: `${alert} divides by ${gauges[0].metric}, which may be 0`,
          };
        }
      }
      for (const { metric, matchers } of promql.selectors()) {
        if (metric === 'container_memory_usage_bytes') {
          yield { ...at, message: `${alert} counts the page cache as used` };
        }
        if (
          metric.startsWith('container_') &&
          !matchers.some(({ label }) => label === 'container')
        ) {
          yield {
            ...at,
            message: `${alert} counts ${metric} of every container and of their sum`,
          };
        }
      }
    }
  },
};
