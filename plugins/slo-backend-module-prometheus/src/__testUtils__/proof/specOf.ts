import type { Scene } from './Scene';

/** The scene's SLO as a Sloth file. */
export function specOf(scenes: readonly Scene[]): string {
  return scenes.map(documentOf).join('---\n');
}

function documentOf({ service, objective, latency }: Scene): string {
  const matcher = `job="${service}"`;
  const all = latency
    ? `sum(rate(http_seconds_count{${matcher}}[{{.window}}]))`
    : `sum(rate(http_requests_total{${matcher}}[{{.window}}]))`;
  const good = latency
    ? `sum(rate(http_seconds_bucket{${matcher},le="0.3"}[{{.window}}]))`
    : `sum(rate(http_requests_total{${matcher},code="200"}[{{.window}}]))`;
  const error =
    latency || service === 'never-good'
      ? `${all} - ${good}`
      : `sum(rate(http_requests_total{${matcher},code="500"}[{{.window}}]))`;
  return `version: prometheus/v1
service: ${service}
slos:
  - name: requests
    objective: ${objective * 100}
    sli:
      events:
        error_query: ${error}
        total_query: ${all}
    alerting:
      name: BudgetBurns
      annotations:
        runbook_url: https://runbooks.example/${service}
`;
}
