import type { ServiceFilesSnapshot } from '@causeway/plugin-service-files-node';

/** The repository that {@link snapshotOf} is of. */
export const repository = 'https://git.example/shop/tree/main/';

/** A Sloth file with SLOs of these names. */
export function sloth(service: string, ...names: string[]): string {
  const slos = names.map(
    name => `  - name: ${name}
    objective: 99.9
    sli:
      events:
        error_query: sum(rate(errors_total{slo="${name}"}[{{.window}}]))
        total_query: sum(rate(requests_total{slo="${name}"}[{{.window}}]))
    alerting:
      page_alert: {disable: true}
      ticket_alert: {disable: true}
`,
  );
  return `version: prometheus/v1\nservice: ${service}\nslos:\n${slos.join('')}`;
}

/** The classic mistake: what was fast counts as bad. */
export const inverted = sloth('checkout', 'latency')
  .replace(
    /error_query:.*/,
    'error_query: sum(rate(latency_bucket{le="0.2"}[{{.window}}]))',
  )
  .replace(
    /total_query:.*/,
    'total_query: sum(rate(latency_count[{{.window}}]))',
  );

/** The files of an entity, as they were read at `readAt`. */
export function snapshotOf(
  name: string,
  files: Record<string, string>,
  rest: Partial<ServiceFilesSnapshot> = {},
): ServiceFilesSnapshot {
  return {
    entityRef: `component:default/${name}`,
    repository,
    commit: 'abc123',
    readAt: Date.parse('2026-11-21T10:01:55Z'),
    problems: [],
    files: Object.entries(files).map(([path, content]) => ({
      path,
      content,
      etag: path,
      sets: [path.includes('policy') ? 'policy' : 'slo'],
      url: `${repository}${path}`,
      viewUrl: `https://git.example/shop/blob/abc123/${path}`,
    })),
    ...rest,
  };
}
