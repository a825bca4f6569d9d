import type { SyntaxNode } from '@lezer/common';
import {
  WINDOW_VARIABLE,
  type Promql,
  type Range,
  type Selector,
} from '../../promql';
import type { LintRule } from '../LintRule';

const OVER_TIME =
  /^(?:rate|increase|irate|delta|idelta|(?!last|present)\w+_over_time)$/;
const COUNTER = /_(?:total|count|bucket|sum)$/;

/** Whether a part of a query lies in `(…)[{{.window}}:1m]`, where everything is a sample of its time. */
function isSampled(promql: Promql, node: SyntaxNode): boolean {
  const outer = promql
    .ranges()
    .filter(range => range.subquery && range.isWindow);
  return promql
    .above(node)
    .some(above =>
      outer.some(
        range => range.node.from === above.from && range.node.to === above.to,
      ),
    );
}

/** Counters that are asked for without any range, so since their process started. */
function rangeless(promql: Promql): Selector[] {
  return promql
    .selectors()
    .filter(
      ({ metric, node }) =>
        COUNTER.test(metric) &&
        node.parent?.name !== 'MatrixSelector' &&
        !isSampled(promql, node),
    );
}

/** Whether the range of a rate stays the same for every window although the query has one. */
function isFixed(promql: Promql, range: Range): boolean {
  if (range.isWindow || range.subquery) return false;
  const call = promql.nearest('FunctionCall', range.node);
  return (
    call !== undefined &&
    OVER_TIME.test(promql.functionName(call)) &&
    !isSampled(promql, range.node)
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
            ? `${query.field} always asks for ${promql.textOf(
                first,
              )}, whatever the window: the burn rates of 5 minutes and of 3 days are the same number, so a blip of minutes pages as if it had lasted. Sloth refuses it.`
            : `${query.field} has no range at all: it counts what happened since each process started, not in the window. Sloth refuses it.`,
          fix: corrected(promql),
        };
        continue;
      }
      for (const range of ranges.filter(item => isFixed(promql, item))) {
        yield {
          at: query.at(range.from),
          message: `This part of ${query.field} always asks for ${promql.textOf(
            range,
          )} while the rest follows the window: from 30 minutes on, unlike times are compared.`,
          fix: promql.edited([
            { from: range.from, to: range.to, text: WINDOW_VARIABLE },
          ]),
        };
      }
      for (const { node, metric } of rangeless(promql)) {
        const text = `rate(${promql.textOf(node)}[${WINDOW_VARIABLE}])`;
        yield {
          at: query.at(node.from),
          message: `${metric} has no range here: it is all that was counted since each process started, beside parts of the query that follow the window.`,
          fix: promql.edited([{ from: node.from, to: node.to, text }]),
        };
      }
    }
  },
};
