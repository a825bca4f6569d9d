import type { Mutation } from '../Mutation';

const template = 'resilient-api';
const HEALTH = 'deploy/helm/rules/health.yaml';
const SLO = 'deploy/helm/rules/slo.yaml';
const SLOS = /^slos\//;
const DASHBOARD = /^deploy\/helm\/dashboards\//;

/** Tracing, SLOs, alerts and dashboards: defects 47 to 62. */
export const observabilityMutations: readonly Mutation[] = [
  {
    defect: 47,
    severity: 'C',
    source: 'L966-971',
    template,
    what: 'spans sent to a Jaeger agent',
    apply: files =>
      files.replace(
        'deploy/helm/values.yaml',
        /OTEL_EXPORTER_OTLP_ENDPOINT: .*/,
        'OTEL_EXPORTER_OTLP_ENDPOINT: http://jaeger-agent.observability.svc.cluster.local:6831',
      ),
    killers: ['rules/otlp-endpoint', 'rules/network-covers-calls'],
  },
  {
    defect: 48,
    severity: 'B',
    source: 'L892-972, Summary',
    template,
    what: 'raw manifests beside the chart, with other numbers',
    apply: files =>
      files.add(
        'k8s/deployment.yaml',
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: demo\nspec:\n  selector: { matchLabels: { app: demo } }\n',
      ),
    killers: ['rules/argocd-only-writer'],
  },
  {
    defect: 49,
    severity: 'A',
    source: 'L985-1040',
    template,
    what: 'an SLO file with the keys of another format',
    apply: files => {
      files.replace(SLOS, /error_query:/, 'errorQuery:');
      files.replace(SLOS, /total_query:/, 'totalQuery:');
    },
    killers: ['rules/slo-file-valid'],
  },
  {
    defect: 50,
    severity: 'A',
    source: 'L1000-1020',
    template,
    what: 'queries with a fixed window',
    apply: files => files.replace(SLOS, /\{\{\.window\}\}/, '5m'),
    killers: ['rules/slo-file-valid'],
  },
  {
    defect: 51,
    severity: 'A',
    source: 'L1008-1018',
    template,
    what: 'a latency SLI that counts the fast requests as errors',
    apply: files =>
      files.replace(
        SLOS,
        /error_query: sum\(rate\([^\n]*?_count\{[^\n]*? - (sum\(rate\(\w+_bucket.*)/,
        'error_query: $1',
      ),
    killers: ['rules/latency-counts-slow'],
  },
  {
    defect: 52,
    severity: 'A',
    source: 'L1003',
    template,
    what: 'a job that does not exist',
    apply: files =>
      files.replace(
        SLOS,
        /total_query: sum\(rate\(http_requests_total\{/,
        'total_query: sum(rate(http_requests_total{job="learning-orchestrator",',
      ),
    killers: ['rules/job-exists'],
  },
  {
    defect: 53,
    severity: 'B',
    source: 'L1201-1213, 000, 001',
    template,
    what: 'the runbook promises another latency, an alert counts by another bucket',
    apply: files => {
      files.replace(SLO, /le="0\.8"/, 'le="0.5"');
      files.replace(
        `docs/runbooks/${files.name}.md`,
        /within 800 ms/,
        'within 300 ms',
      );
    },
    killers: ['rules/slo-numbers-equal'],
  },
  {
    defect: 54,
    severity: 'B',
    source: 'L1045-1065',
    template,
    what: 'an error-budget policy without period, owner and exceptions',
    apply: files => {
      files.replace(
        'observability/error-budget-policy.yaml',
        /^window:.*\n/m,
        '',
      );
      files.replace(
        'observability/error-budget-policy.yaml',
        /^exceptions:\n(?: +.*\n)+/m,
        '',
      );
    },
    killers: ['rules/budget-policy'],
  },
  {
    defect: 55,
    severity: 'B',
    source: 'L1073-1180',
    template,
    what: 'alerts on metrics that nothing exports',
    apply: files =>
      files.replace(
        HEALTH,
        /db_pool_connections/,
        'pg_stat_database_numbackends',
      ),
    killers: ['rules/metrics-exist', 'promtool'],
  },
  {
    defect: 56,
    severity: 'C',
    source: 'L1190',
    template,
    what: 'rules that nothing loads in production',
    apply: files =>
      files.replace(
        'deploy/helm/values-prod.yaml',
        /sloAlerts: true/,
        'sloAlerts: false',
      ),
    killers: ['rules/rules-deployed'],
  },
  {
    defect: 57,
    severity: 'A',
    source: 'L1230-1240',
    template,
    what: 'two vectors with other labels, which never match',
    apply: files =>
      files.replace(
        HEALTH,
        /max by \(namespace, pod\) \((db_pool_max_connections[^\n]*)\n/,
        'max by (namespace) ($1\n',
      ),
    killers: ['rules/vector-matching', 'promtool'],
  },
  {
    defect: 58,
    severity: 'B',
    source: 'L1220-1228',
    template,
    what: 'a division by a limit that may be missing, memory with the cache counted',
    apply: files => {
      files.replace(HEALTH, /(resource="memory"\}) > 0/, '$1');
      files.replace(
        HEALTH,
        'container_memory_working_set_bytes',
        'container_memory_usage_bytes',
      );
    },
    killers: ['rules/division-guarded', 'promtool'],
  },
  {
    defect: 59,
    severity: 'B',
    source: 'L1215-1219',
    template,
    what: 'one restart alerts',
    apply: files =>
      files.replace(
        HEALTH,
        /increase\((kube_pod_container_status_restarts_total[^)]*)\)\) > 3/,
        'rate($1)) > 0',
      ),
    killers: ['rules/restarts-tolerated', 'promtool'],
  },
  {
    defect: 60,
    severity: 'B',
    source: 'L1195-1213',
    template,
    what: 'a page on a fixed ratio, without a runbook',
    apply: files =>
      files.append(
        HEALTH,
        `      - alert: HighErrorRate
        expr: sum(rate(http_requests_total{service="demo",code=~"5.."}[5m])) / sum(rate(http_requests_total{service="demo"}[5m])) > 0.01
        for: 5m
        labels: { severity: page, service: demo, team: learning }
        annotations: { summary: High error rate, description: Too many errors }
`,
      ),
    killers: [
      'rules/pages-are-burn-rates',
      'rules/alert-runbook-entry',
      'rules/alert-tested',
    ],
  },
  {
    defect: 61,
    severity: 'A',
    source: 'L1243-1260',
    template,
    what: 'panels without type, place and data source',
    apply: files => files.replace(DASHBOARD, /"type": "stat",/, ''),
    killers: ['rules/dashboard-loads'],
  },
  {
    defect: 62,
    severity: 'A',
    source: 'L1255',
    template,
    what: 'a panel that says budget and shows availability',
    apply: files =>
      files.replace(
        DASHBOARD,
        /slo:period_error_budget_remaining:ratio\{[^}]*\}/,
        '1 - slo:sli_error:ratio_rate30d{sloth_slo=\\"availability\\"}',
      ),
    killers: ['rules/dashboard-budget'],
  },
];
