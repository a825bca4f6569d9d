import { Promql, WINDOW_VARIABLE } from '../../promql';

const PER_SECOND = new Set(['rate', 'increase', 'irate', 'delta', 'idelta']);

/**
 * A query of OpenSLO with the window variable in it. The format has none: people write a fixed range (`rate(x[5m])`) or the
 * bare counter (`sum(x)`), and mean the window in question.
 *
 * @param query - PromQL
 */
export function withWindow(query: string): string {
  const promql = new Promql(query.trim());
  if (promql.errorOffset !== undefined) return promql.text;
  const ranges = promql.ranges();
  if (ranges.some(({ isWindow }) => isWindow)) return promql.text;
  if (ranges.length > 0) {
    return promql.edited(
      ranges
        .filter(({ subquery, node }) => {
          const call = promql.nearest('FunctionCall', node);
          return subquery || !call || PER_SECOND.has(promql.functionName(call));
        })
        .map(({ from, to }) => ({ from, to, text: WINDOW_VARIABLE })),
    );
  }
  return promql.edited(
    promql.selectors().map(({ node }) => ({
      from: node.from,
      to: node.to,
      text: `rate(${promql.textOf(node)}[${WINDOW_VARIABLE}])`,
    })),
  );
}
