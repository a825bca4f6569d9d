import type { SyntaxNode } from '@lezer/common';
import type { Promql } from './Promql';

const PER_SECOND = new Set(['rate', 'irate', 'deriv']);
const PER_WINDOW = new Set([
  'increase',
  'delta',
  'count_over_time',
  'sum_over_time',
]);

/**
 * What a query counts: events per second (`rate`), or events of the whole window (`increase`, `count_over_time`). `unknown`
 * where it has neither, or both.
 *
 * @param promql - the query
 * @param node - a part of it
 */
export function countKind(
  promql: Promql,
  node: SyntaxNode = promql.root,
): 'per-second' | 'per-window' | 'unknown' {
  const kinds = new Set(
    promql
      .ranges(node)
      .filter(({ subquery }) => !subquery)
      .map(range => {
        const call = promql.nearest('FunctionCall', range.node);
        const name = call ? promql.functionName(call) : '';
        if (PER_SECOND.has(name)) return 'per-second';
        return PER_WINDOW.has(name) ? 'per-window' : 'unknown';
      }),
  );
  return kinds.size === 1 ? [...kinds][0] : 'unknown';
}
