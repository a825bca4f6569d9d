/** Names the query that a series of the answer belongs to. */
export const QUERY_LABEL = 'causeway_query';

/** One of many queries. */
export interface NamedQuery {
  id: string;
  /** PromQL by itself, with one series without labels as its answer. */
  query: string;
}

/** One query's number under its name. The line break ends a comment. */
function term({ id, query }: NamedQuery): string {
  return `label_replace(${query}\n, "${QUERY_LABEL}", "${id}", "", "")`;
}

/**
 * One query that answers many: a union in which each series says which query it belongs to. It is a balanced tree, so that a
 * hundred of them don't cost a hundred times a hundred comparisons at each step.
 *
 * Each query must be PromQL by itself: then none can reach out of its place.
 */
export function unionQuery(queries: readonly NamedQuery[]): string {
  const join = (terms: string[]): string => {
    if (terms.length === 1) return terms[0];
    const middle = Math.ceil(terms.length / 2);
    return `(${join(terms.slice(0, middle))} or ${join(terms.slice(middle))})`;
  };
  return join(queries.map(term));
}
