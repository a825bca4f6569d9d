import { literalsOf, type Selector } from '../promql';

/**
 * The bounds (`le`) a selector asks for; nothing when it is no histogram bucket or the matcher lists none.
 *
 * @param selector - a metric with its conditions
 */
export function bucketBounds(selector: Selector): string[] | undefined {
  if (!selector.metric.endsWith('_bucket')) return undefined;
  const le = selector.matchers.find(({ label }) => label === 'le');
  return le && literalsOf(le);
}

/** Whether a selector asks for the requests below some bound, not for all. */
export function isBelowBound(selector: Selector): boolean {
  const bounds = bucketBounds(selector);
  return bounds !== undefined && !bounds.some(bound => /^\+?inf$/i.test(bound));
}
