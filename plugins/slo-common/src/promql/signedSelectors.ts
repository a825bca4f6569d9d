import type { SyntaxNode } from '@lezer/common';
import type { Promql, Selector } from './Promql';

/** A selector, and whether more of it makes the result larger (1) or smaller (-1). */
export interface SignedSelector {
  selector: Selector;
  sign: 1 | -1;
  promql: Promql;
}

function flipped(sign: 1 | -1): 1 | -1 {
  return sign === 1 ? -1 : 1;
}

const SMALLER_WHEN_LARGER = new Set(['Lss', 'Lte']);
const LEFT_ONLY = new Set(['And', 'Unless', 'Div']);

/**
 * The selectors a query adds up and takes away. What only filters or divides is left out.
 *
 * @param promql - the query
 * @param node - a part of it
 * @param sign - -1 when the part itself is taken away
 */
export function signedSelectors(
  promql: Promql,
  node: SyntaxNode = promql.root,
  sign: 1 | -1 = 1,
): SignedSelector[] {
  if (node.name === 'VectorSelector')
    return [{ selector: promql.selector(node), sign, promql }];
  const operation = promql.operation(node);
  if (operation) {
    const { left, right, operator } = operation;
    const bool = node.getChild('BoolModifier') !== null;
    const leftSign =
      bool && SMALLER_WHEN_LARGER.has(operator) ? flipped(sign) : sign;
    const found = signedSelectors(promql, left, leftSign);
    if (LEFT_ONLY.has(operator)) return found;
    const rightSign = operator === 'Sub' ? flipped(sign) : sign;
    return [...found, ...signedSelectors(promql, right, rightSign)];
  }
  const negative =
    node.name === 'UnaryExpr' &&
    node.firstChild !== null &&
    promql.textOf(node.firstChild) === '-';
  const found: SignedSelector[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    found.push(
      ...signedSelectors(promql, child, negative ? flipped(sign) : sign),
    );
  return found;
}
