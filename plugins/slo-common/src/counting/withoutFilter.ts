import type { Promql } from '../promql';

const COMPARISONS = new Set(['Gtr', 'Gte', 'Neq']);

/**
 * A query without the `> 0` at its end: it hides idle times, which then look like times that weren't observed.
 *
 * @param promql - the query of all events
 */
export function withoutFilter(promql: Promql): string {
  const root = promql.bare();
  const operation = promql.operation(root);
  const isFilter =
    operation &&
    COMPARISONS.has(operation.operator) &&
    !operation.matched &&
    root.getChild('BoolModifier') === null &&
    promql.bare(operation.right).name === 'NumberDurationLiteral' &&
    Number(promql.textOf(promql.bare(operation.right))) === 0;
  return isFilter ? promql.textOf(operation.left) : promql.text;
}
