/** A file to begin with: one SLO on the requests of an HTTP service, in Sloth's format. */
export function exampleSlo(service: string): string {
  return `version: prometheus/v1
service: ${service}
slos:
  - name: requests-succeed
    objective: 99.5
    description: Requests succeed
    sli:
      events:
        error_query: sum(rate(http_requests_total{service="${service}",code=~"5.."}[{{.window}}]))
        total_query: sum(rate(http_requests_total{service="${service}"}[{{.window}}]))
    alerting:
      name: ${service}-requests-succeed
`;
}
