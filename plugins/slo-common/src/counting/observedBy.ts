import {
  type Matcher,
  Promql,
  type Selector,
  signedSelectors,
} from '../promql';

/** Labels that come from the target, and not from what it says: `up` has them too. */
const TARGET_LABELS = new Set([
  ...['job', 'instance', 'cluster', 'namespace', 'service', 'pod', 'app'],
  ...['container', 'endpoint', 'environment', 'env', 'region', 'zone', 'stage'],
  ...['app_kubernetes_io_name', 'kubernetes_namespace', 'kubernetes_name'],
  ...['prometheus', 'tenant', 'datacenter', 'node', 'host'],
]);

/** Those that name a service; the others would take in its neighbours. */
const IDENTIFYING = new Set([
  ...['job', 'instance', 'service', 'pod', 'app', 'container'],
  ...['app_kubernetes_io_name', 'kubernetes_name'],
]);

function isTargets({ label }: Matcher): boolean {
  return TARGET_LABELS.has(label);
}

function identifies({ label, operator, value }: Matcher): boolean {
  return (
    IDENTIFYING.has(label) &&
    (operator === '=' || operator === '=~') &&
    value !== '' &&
    !/^(\.[*+])?$/.test(value)
  );
}

function upSelector(promql: Promql, { matchers }: Selector): string[] {
  if (!matchers.some(identifies)) return [];
  const conditions = matchers
    .filter(isTargets)
    .map(matcher => promql.textOf(matcher));
  return [`up{${conditions.join(',')}}`];
}

/** What tells how much of a bucket was observed, and whether nothing counted means that nothing happened. */
export interface Observation {
  observed: string[];
  before: string[];
  target?: string;
}

/**
 * Queries about the metrics that a query counts: how many samples of them there were, whether they existed on the day before,
 * and whether their targets answered. A time without series is idle if the targets answered, and unknown if they didn't.
 *
 * @param query - PromQL, filled in
 */
export function observedBy(query: string): Observation {
  const promql = new Promql(query);
  const signed = signedSelectors(promql);
  const added = signed.filter(({ sign }) => sign > 0);
  // `1 - good ratio` adds nothing up.
  const selectors = (added.length > 0 ? added : signed).map(
    ({ selector }) => selector,
  );
  const texts = [
    ...new Set(selectors.map(({ node }) => promql.textOf(node))),
  ].sort();
  const targets = [
    ...new Set(selectors.flatMap(selector => upSelector(promql, selector))),
  ];
  return {
    observed: texts.map(text => `max(count_over_time(${text}[5m]))`),
    before: texts.map(text => `max(present_over_time(${text}[1d]))`),
    // With several targets it can't be said which of them had to answer.
    ...(targets.length === 1 && {
      target: `max(sum_over_time(${targets[0]}[5m]))`,
    }),
  };
}
