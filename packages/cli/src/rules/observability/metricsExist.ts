import type { Problem, Rule } from '../Rule';
import { expressionsOf } from './expressions';

/** Metrics that a cluster has without the service: kube-state-metrics, cAdvisor, kubelet, Prometheus, Istio. */
const PLATFORM =
  /^(kube_(deployment|horizontalpodautoscaler|pod|job|cronjob|node|namespace|resourcequota|persistentvolumeclaim|statefulset|replicaset|service|poddisruptionbudget|verticalpodautoscaler)_|container_|kubelet_|node_|up$|scrape_|ALERTS|prometheus_|istio_|envoy_|argocd_|rollout_|analysis_run_|flagger_|process_|nodejs_|python_)/;

const SUFFIX = /_(total|bucket|count|sum|created)$/;

/** Defects 52, 55 and 62 of the source documents. */
export const metricsExist: Rule = {
  id: 'metrics-exist',
  what: 'Every metric in rules, SLO files and dashboards is exported by the service, by the cluster, or recorded by a rule.',
  why: 'A query on a metric that nobody exports gives no data: the alert is silent and the panel empty, with no error anywhere.',
  fix: 'use the name under which the code exports it, or export it',
  *check(repository): Iterable<Problem> {
    const recorded = new Set(repository.rules.map(rule => rule.record));
    const code = repository
      .paths(/^(src|load)\/|^docs\/(?!runbooks).*$/)
      .map(file => repository.text(file))
      .join('\n');
    const exported = (metric: string) => {
      const base = metric.replace(SUFFIX, '');
      return [
        metric,
        base,
        base.replace(/_/g, '.'),
        base.replace(/_seconds$/, '').replace(/_/g, '.'),
      ].some(name => name.length > 2 && code.includes(name));
    };
    const seen = new Set<string>();
    for (const { promql, at } of expressionsOf(repository)) {
      for (const { metric, matchers } of promql.selectors()) {
        const name =
          metric ||
          matchers.find(({ label }) => label === '__name__')?.value ||
          '';
        const key = `${at.file}:${name}`;
        if (
          name &&
          !seen.has(key) &&
          !PLATFORM.test(name) &&
          !recorded.has(name) &&
          !exported(name)
        ) {
          seen.add(key);
          yield {
            file: at.file,
            line: at.line,
            message: `nothing exports ${name}`,
          };
        }
      }
    }
  },
};
