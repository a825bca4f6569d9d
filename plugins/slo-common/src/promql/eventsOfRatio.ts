import type { SyntaxNode } from '@lezer/common';
import { countKind } from './countKind';
import { labelsOf } from './labelsOf';
import { Promql } from './Promql';

/** Bad and all events, as two queries. */
export interface RatioEvents {
  errorQuery: string;
  totalQuery: string;
}

function isOne(promql: Promql, node: SyntaxNode): boolean {
  return (
    node.name === 'NumberDurationLiteral' && Number(promql.textOf(node)) === 1
  );
}

/** Both sides of a division of counts, if it is one that matches its series by all of their labels. */
function sidesOf(
  promql: Promql,
  node: SyntaxNode,
): { above: string; below: string } | undefined {
  const operation = promql.operation(node);
  if (operation?.operator !== 'Div' || operation.matched) return undefined;
  const { left, right } = operation;
  const kind = countKind(promql, left);
  if (kind === 'unknown' || kind !== countKind(promql, right)) return undefined;
  const labels = [left, right].map(side => labelsOf(promql, side));
  const same =
    labels.every(Array.isArray) && String(labels[0]) === String(labels[1]);
  return same
    ? {
        above: promql.textOf(promql.bare(left)),
        below: promql.textOf(promql.bare(right)),
      }
    : undefined;
}

/**
 * The counts that an error ratio is made of, where it is one count divided by another (`errors / total`,
 * `1 - good / total`): with them a budget is exact, which with the ratio alone it can't be.
 *
 * @param query - PromQL, with or without the window variable
 */
export function eventsOfRatio(query: string): RatioEvents | undefined {
  const promql = new Promql(query.trim());
  if (promql.errorOffset !== undefined) return undefined;
  const root = promql.bare();
  const errors = sidesOf(promql, root);
  if (errors) return { errorQuery: errors.above, totalQuery: errors.below };
  const operation = promql.operation(root);
  if (operation?.operator !== 'Sub' || operation.matched) return undefined;
  if (!isOne(promql, promql.bare(operation.left))) return undefined;
  const good = sidesOf(promql, promql.bare(operation.right));
  return good
    ? {
        errorQuery: `(${good.below}) - (${good.above})`,
        totalQuery: good.below,
      }
    : undefined;
}
