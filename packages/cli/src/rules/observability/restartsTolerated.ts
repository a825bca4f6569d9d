import type { Problem, Rule } from '../Rule';

/** Defect 59 of the source documents. */
export const restartsTolerated: Rule = {
  id: 'restarts-tolerated',
  what: 'An alert on restarts needs several of them, and counts them as whole numbers.',
  why: 'One restart is what probes are for; with rate(…) > 0 it alerted for a quarter of an hour and said "restarted 0.00111 times".',
  fix: 'use increase(…[15m]) > 3, or the waiting reason CrashLoopBackOff',
  *check(repository): Iterable<Problem> {
    for (const { alert, promql, value } of repository.alerts) {
      for (const node of promql.all('BinaryExpr')) {
        const operation = promql.operation(node);
        if (!operation || !['Gtr', 'Gte'].includes(operation.operator))
          continue;
        const counts = promql
          .selectors(operation.left)
          .some(({ metric }) => metric.endsWith('_restarts_total'));
        const limit = Number(promql.textOf(operation.right));
        const rate = /\b(rate|irate)\s*\(/.test(promql.textOf(operation.left));
        if (counts && (rate || limit < 1)) {
          yield {
            file: value.file,
            line: value.get('expr').line,
            message: `${alert} fires at one restart`,
          };
        }
      }
    }
  },
};
