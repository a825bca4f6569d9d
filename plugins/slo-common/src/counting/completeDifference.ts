import { type Promql, labelsOf, signedSelectors } from '../promql';

/**
 * Makes a query of bad events answer when there are no good ones. `all - good` is empty while the series of good events
 * doesn't exist yet: when all requests have failed since the start, it would look as if none had.
 *
 * @param promql - the query of bad events
 * @returns the query, and whether no answer to it means that there were no bad events
 */
export function completeDifference(promql: Promql): {
  query: string;
  silenceIsGood: boolean;
} {
  const takesAway = signedSelectors(promql).some(({ sign }) => sign < 0);
  if (!takesAway) return { query: promql.text, silenceIsGood: true };
  const operation = promql.operation(promql.bare());
  if (operation?.operator !== 'Sub' || operation.matched) {
    return { query: promql.text, silenceIsGood: false };
  }
  const [all, good] = [operation.left, operation.right].map(node =>
    promql.textOf(node),
  );
  const labels = labelsOf(promql, operation.left);
  if (!Array.isArray(labels)) {
    return { query: promql.text, silenceIsGood: false };
  }
  const none = labels.length === 0 ? 'vector(0)' : `((${all}\n) * 0)`;
  return {
    query: `(${all}\n) - ((${good}\n) or ${none})`,
    silenceIsGood: false,
  };
}
