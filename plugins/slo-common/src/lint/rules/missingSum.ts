import type { SyntaxNode } from '@lezer/common';
import { labelsOf, type Promql } from '../../promql';
import type { AnalysedQuery } from '../AnalysedSlo';
import type { LintProblem, LintRule } from '../LintRule';

/** Operations that match the series of their sides by labels. */
const MATCHING = new Set(['Add', 'Sub', 'Mul', 'Div', 'And', 'Unless']);

/** The query with `sum` round every rate that has none. */
function summed(promql: Promql): string {
  const open = promql
    .all('FunctionCall')
    .filter(
      node =>
        promql.ranges(node).length > 0 &&
        !promql
          .above(node)
          .some(
            ({ name }) => name === 'AggregateExpr' || name === 'FunctionCall',
          ) &&
        labelsOf(promql, node) === 'all',
    );
  return promql.edited(
    open.map(node => ({
      from: node.from,
      to: node.to,
      text: `sum(${promql.textOf(node)})`,
    })),
  );
}

function* checkOperations({
  query,
  promql,
}: AnalysedQuery): Iterable<LintProblem> {
  for (const node of promql.all('BinaryExpr')) {
    const operation = promql.operation(node);
    if (!operation || operation.matched || !MATCHING.has(operation.operator))
      continue;
    const left = labelsOf(promql, operation.left);
    const right = labelsOf(promql, operation.right);
    if ([left, right].some(side => side === 'number' || side === 'unknown'))
      continue;
    // Both sides with every label match each other where the labels are the same: judged by what the whole query yields.
    if (String(left) === String(right)) continue;
    const say = (side: typeof left) => {
      if (side === 'all') return 'every label';
      return side.length === 0 ? 'no label' : `by (${String(side)})`;
    };
    yield {
      at: query.at(operation.right.from),
      message: `The two sides here have other labels (${say(left)} and ${say(
        right,
      )}): no series finds its partner, the result is empty, and an empty SLI never alerts.`,
      fix: summed(promql),
    };
  }
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    found.push(child);
  return found;
}

/** One series, or one for each value of labels that are named. */
export const missingSum: LintRule = {
  id: 'missing-sum',
  severity: 'error',
  what: 'A query adds up its series: sum(…), with the same by (…) on both sides.',
  why: 'rate(x) yields a series for each pod and status code. Errors (code="500") then find no total with the same labels but their own: the ratio is 1 or nothing, never the real one.',
  *check({ analysed }) {
    const results = analysed
      .filter(({ query }) => !query.sumAdded)
      .map(item => ({ ...item, labels: labelsOf(item.promql) }));
    let found = false;
    for (const { query, promql, labels } of results) {
      for (const problem of checkOperations({ query, promql })) {
        found = true;
        yield problem;
      }
      if (labels !== 'all' || found) continue;
      found = true;
      const at = childrenOf(promql.root)[0]?.from ?? 0;
      yield {
        at: query.at(at),
        message: `${query.field} yields one series for each pod, code and path instead of one number: errors and total find each other only where every label is the same, so the error ratio is 1 or nothing, and one SLO becomes many.`,
        fix: summed(promql),
      };
    }
    const total = results.find(({ query }) => query.role === 'total');
    const part = results.find(({ query }) =>
      ['error', 'good'].includes(query.role),
    );
    if (!found && total && part && Array.isArray(total.labels)) {
      if (!Array.isArray(part.labels)) return;
      if (String(total.labels) === String(part.labels)) return;
      const by = part.labels.length > 0 ? part.labels : total.labels;
      yield {
        at: part.query.at(0),
        message: `${part.query.field} is split by (${part.labels}) and ${total.query.field} by (${total.labels}): no series finds its partner, the ratio is empty, and an empty SLI never alerts.`,
        fix: `the same by (${by}) in both, or none in both`,
      };
    }
  },
};
