/** Names the query that a series of the answer belongs to. */
export const QUERY_LABEL = 'causeway_query';

/** How the groups of one query become one number. */
export type Combine = 'sum' | 'avg';

/** One of many queries. */
export interface NamedQuery {
  id: string;
  /** An instant vector, and PromQL by itself. */
  query: string;
  combine: Combine;
}

/**
 * One query's number under its name. Groups are added up (ratios averaged), so that no labels are left that could collide with
 * those of another query; NaN and infinities, which 0 / 0 gives, are left out before that. The line break ends a comment.
 */
function term({ id, query, combine }: NamedQuery): string {
  return `label_replace(${combine}((${query}
) < +Inf), "${QUERY_LABEL}", "${id}", "", "")`;
}

/**
 * One query that answers many: a union in which each series says which query it belongs to. It is a balanced tree, so that a
 * hundred of them don't cost a hundred times a hundred comparisons at each step.
 *
 * Each query must be PromQL by itself: then none can reach out of its parentheses.
 */
export function unionQuery(queries: readonly NamedQuery[]): string {
  const join = (terms: string[]): string => {
    if (terms.length === 1) return terms[0];
    const middle = Math.ceil(terms.length / 2);
    return `(${join(terms.slice(0, middle))} or ${join(terms.slice(middle))})`;
  };
  return join(queries.map(term));
}
