import { readAlerts } from '../model/readAlerts';
import type { Problem, Rule } from '../Rule';

/** Defect 56 of the source documents. */
export const rulesDeployed: Rule = {
  id: 'rules-deployed',
  what: 'Every rule and dashboard of the chart reaches production: in a PrometheusRule, in a ConfigMap that Grafana loads.',
  why: 'A rule file that nothing mounts is tested, reviewed and never evaluated.',
  fix: 'let the chart load it (templates/prometheusrule.yaml, templates/dashboard.yaml) and switch it on in values-prod.yaml',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    const prod = repository.objects.filter(
      object => object.environment === 'prod',
    );
    if (prod.length === 0) return;
    const deployed = prod
      .filter(object => object.kind === 'PrometheusRule')
      .flatMap(object => readAlerts(object.value.get('spec')))
      .map(rule => rule.alert || rule.record);
    for (const { alert, record, value } of repository.rules) {
      if (!deployed.includes(alert || record)) {
        yield {
          file: value.file,
          line: value.line,
          message: `${alert || record} isn't in any PrometheusRule of prod`,
        };
      }
    }
    const data = prod
      .filter(object => object.kind === 'ConfigMap')
      .filter(
        object => object.value.labels('metadata.labels').grafana_dashboard,
      )
      .flatMap(object => Object.values(object.value.labels('data')));
    for (const dashboard of repository.dashboards) {
      const uid = `"uid": "${dashboard.text('uid')}"`;
      if (!data.some(text => text.includes(uid))) {
        yield {
          file: dashboard.file,
          message: `the dashboard ${dashboard.text(
            'uid',
          )} isn't in any ConfigMap of prod`,
        };
      }
    }
  },
};
