import type { SpecDocument } from '@causeway/plugin-slo-node';

/** The entity whose SLOs these are, unless a test says another. */
export const checkout = 'component:default/checkout';

/** What both formats of Sloth have in common; in place of what they spell differently, `KEYS` and `DISABLED`. */
function slos(objective: number, names: string[]): string {
  return names
    .map(
      name => `  - name: ${name}
    objective: ${objective}
    sli: {events: {KEYS}}
    alerting: {DISABLED}
`,
    )
    .join('');
}

/** SLOs with one objective, as a resource in a cluster. */
export function crd(
  name: string,
  objective: number,
  ...names: string[]
): string {
  return `apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata: {name: ${name}, namespace: shop}
spec:
  service: checkout
  slos:
${slos(objective, names)
  .replaceAll(/^/gm, '  ')
  .replaceAll(
    'KEYS',
    `errorQuery: 'sum(rate(e[{{.window}}]))', totalQuery: 'sum(rate(t[{{.window}}]))'`,
  )
  .replaceAll(
    'DISABLED',
    'pageAlert: {disable: true}, ticketAlert: {disable: true}',
  )}`;
}

/** The same SLOs, as a file. */
export function file(objective: number, ...names: string[]): string {
  return `version: prometheus/v1\nservice: checkout\nslos:\n${slos(
    objective,
    names,
  )
    .replaceAll(
      'KEYS',
      `error_query: 'sum(rate(e[{{.window}}]))', total_query: 'sum(rate(t[{{.window}}]))'`,
    )
    .replaceAll(
      'DISABLED',
      'page_alert: {disable: true}, ticket_alert: {disable: true}',
    )}`;
}

/** An object of a cluster, as a source of documents gives it. */
export function documentOf(
  content: string,
  rest: Partial<SpecDocument['object']> & { entityRef?: string } = {},
): SpecDocument {
  const { entityRef = checkout, ...object } = rest;
  return {
    entityRef,
    content,
    object: {
      cluster: 'prod',
      namespace: 'shop',
      kind: 'PrometheusServiceLevel',
      name: 'checkout',
      resourceVersion: '7',
      ...object,
    },
  };
}
