/** A `PrometheusServiceLevel` as a cluster answers it. */
export function slothObject(
  name: string,
  options: {
    namespace?: string;
    labels?: Record<string, unknown>;
    spec?: unknown;
    resourceVersion?: string;
  } = {},
) {
  return {
    apiVersion: 'sloth.slok.dev/v1',
    kind: 'PrometheusServiceLevel',
    metadata: {
      name,
      namespace: options.namespace ?? 'shop',
      resourceVersion: options.resourceVersion ?? '42',
      labels: options.labels ?? { 'backstage.io/kubernetes-id': 'checkout' },
      managedFields: [{ manager: 'kubectl' }],
    },
    spec: options.spec ?? {
      service: 'checkout',
      slos: [
        {
          name: 'availability',
          objective: 99.9,
          sli: {
            events: {
              errorQuery: 'sum(rate(errors_total[{{.window}}]))',
              totalQuery: 'sum(rate(requests_total[{{.window}}]))',
            },
          },
          alerting: {
            pageAlert: { disable: true },
            ticketAlert: { disable: true },
          },
        },
      ],
    },
    status: { promOpRulesGenerated: true },
  };
}
