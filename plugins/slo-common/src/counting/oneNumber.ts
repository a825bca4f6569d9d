import { labelsOf, Promql } from '../promql';

/**
 * A query whose answer is one series without labels, so that it can't collide with another query's. Groups are added up, or
 * averaged; NaN and infinities, which 0 / 0 gives, are left out before that. A query that is a sum already stays as it is:
 * every operation more costs Prometheus as much as the query itself.
 *
 * @param query - PromQL, filled in
 */
export function oneNumber(query: string, combine: 'sum' | 'avg'): string {
  const labels = labelsOf(new Promql(query));
  if (labels === 'number') return `vector(${query}\n)`;
  const isOne = Array.isArray(labels) && labels.length === 0;
  return isOne ? query : `${combine}((${query}\n) < +Inf)`;
}
