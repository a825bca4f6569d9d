import type { SyntaxNode } from '@lezer/common';
import type { Promql } from './Promql';

/**
 * The labels of what an expression yields: a list where an aggregation says so, `all` where each series of the metric stays
 * apart, `number` for a scalar, `unknown` where it can't be said.
 */
export type Labels = string[] | 'all' | 'number' | 'unknown';

const SCALARS = new Set(['scalar', 'time', 'pi']);
const UNLABELLED = new Set(['vector', 'absent']);
const UNCHANGED = new Set([
  'topk',
  'bottomk',
  'limitk',
  'limit_ratio',
  'count_values',
]);

function ofAggregation(promql: Promql, node: SyntaxNode): Labels {
  if (UNCHANGED.has(promql.aggregation(node))) return 'unknown';
  const modifier = node.getChild('AggregateModifier');
  if (!modifier) return [];
  return modifier.getChild('By')
    ? promql
        .all('LabelName', modifier)
        .map(label => promql.textOf(label))
        .sort()
    : 'unknown';
}

function ofFunction(promql: Promql, node: SyntaxNode): Labels {
  const name = promql.functionName(node);
  if (SCALARS.has(name)) return 'number';
  if (UNLABELLED.has(name)) return [];
  if (/^(label_|absent_)/.test(name)) return 'unknown';
  const body = node.getChild('FunctionCallBody');
  const inner = [...(body ? childrenOf(body) : [])]
    .map(child => labelsOf(promql, child))
    .find(labels => labels !== 'number');
  if (name === 'histogram_quantile' && Array.isArray(inner))
    return inner.filter(label => label !== 'le');
  return inner ?? 'number';
}

function* childrenOf(node: SyntaxNode): Iterable<SyntaxNode> {
  for (let child = node.firstChild; child; child = child.nextSibling)
    yield child;
}

function ofOperation(promql: Promql, node: SyntaxNode): Labels {
  const operation = promql.operation(node);
  if (!operation || operation.matched) return 'unknown';
  const left = labelsOf(promql, operation.left);
  return left === 'number' ? labelsOf(promql, operation.right) : left;
}

/**
 * The labels of what an expression yields.
 *
 * @param promql - the query
 * @param node - a part of it
 */
export function labelsOf(
  promql: Promql,
  node: SyntaxNode = promql.root,
): Labels {
  switch (node.name) {
    case 'NumberDurationLiteral':
    case 'StringLiteral':
      return 'number';
    case 'VectorSelector':
    case 'MatrixSelector':
      return 'all';
    case 'PromQL':
    case 'ParenExpr':
    case 'StepInvariantExpr':
    case 'OffsetExpr':
    case 'SubqueryExpr':
      return node.firstChild ? labelsOf(promql, node.firstChild) : 'unknown';
    case 'UnaryExpr':
      return node.lastChild ? labelsOf(promql, node.lastChild) : 'unknown';
    case 'AggregateExpr':
      return ofAggregation(promql, node);
    case 'FunctionCall':
      return ofFunction(promql, node);
    case 'BinaryExpr':
      return ofOperation(promql, node);
    default:
      return 'unknown';
  }
}
