import { WINDOW_VARIABLE, type Promql, type Range } from '../../promql';
import type { LintRule } from '../LintRule';

const OVER_TIME = new Set(['rate', 'increase', 'irate', 'delta', 'idelta']);

/** Whether the range of a rate stays the same for every window although the query has one. */
function isFixed(promql: Promql, range: Range): boolean {
  if (range.isWindow || range.subquery) return false;
  const call = promql.nearest('FunctionCall', range.node);
  if (!call || !OVER_TIME.has(promql.functionName(call))) return false;
  // Inside `(…)[{{.window}}:1m]` a fixed rate is a sample of its time.
  return !promql
    .above(range.node)
    .some(node =>
      promql
        .ranges(node)
        .some(
          outer =>
            outer.subquery && outer.isWindow && outer.node.from === node.from && outer.node.to === node.to,
        ),
    );
}

function corrected(promql: Promql): string {
  const ranges = promql.ranges();
  if (ranges.length > 0) {
    return promql.edited(
      ranges
        .filter(({ isWindow }) => !isWindow)
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

/** Queries must leave the window open. */
export const windowVariable: LintRule = {
  id: 'window-variable',
  severity: 'error',
  what: 'Every query has the window variable {{.window}} where its range is.',
  why: 'The same query is asked for 5 minutes and for 3 days. With a fixed range all burn rates are the same: the long window no longer confirms the short one, and every blip pages.',
  *check({ analysed }) {
    for (const { query, promql } of analysed) {
      if (query.windowAdded) continue;
      const ranges = promql.ranges();
      if (!ranges.some(({ isWindow }) => isWindow)) {
        const [first] = ranges;
        yield {
          at: query.at(first?.from ?? 0),
          message: first
            ? `${query.field} always asks for ${promql.textOf(first)}, whatever the window: the burn rates of 5 minutes and of 3 days are the same number, so a blip of minutes pages as if it had lasted. Sloth refuses it.`
            : `${query.field} has no range at all: it counts what happened since each process started, not in the window. Sloth refuses it.`,
          fix: corrected(promql),
        };
        continue;
      }
      for (const range of ranges.filter(item => isFixed(promql, item))) {
        yield {
          at: query.at(range.from),
          message: `This part of ${query.field} always asks for ${promql.textOf(range)} while the rest follows the window: from 30 minutes on, unlike times are compared.`,
          fix: promql.edited([
            { from: range.from, to: range.to, text: WINDOW_VARIABLE },
          ]),
        };
      }
    }
  },
};
