import { WINDOW_VARIABLE, type Promql, type Selector } from '../promql';

/**
 * The query for all events of a histogram of which a selector asks for one bucket.
 *
 * @param promql - the query it stands in
 * @param selector - the bucket
 */
export function countOf(promql: Promql, selector: Selector): string {
  const matchers = selector.matchers
    .filter(({ label }) => label !== 'le')
    .map(matcher => promql.textOf(matcher))
    .join(',');
  const metric = selector.metric.replace(/_bucket$/, '_count');
  return `sum(rate(${metric}${
    matchers && `{${matchers}}`
  }[${WINDOW_VARIABLE}]))`;
}
