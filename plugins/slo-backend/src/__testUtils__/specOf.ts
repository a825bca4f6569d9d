import type { Slo } from '@causeway/plugin-slo-common';

/** An SLO as a file would say it. */
export function specOf(name: string, overrides: Partial<Slo> = {}): Slo {
  const alert = { enabled: true, labels: {}, annotations: {} };
  return {
    service: 'checkout',
    name,
    format: 'sloth',
    objective: 0.999,
    budgeting: { method: 'occurrences' },
    sli: {
      type: 'events',
      errorQuery: `sum(rate(errors{slo="${name}"}[{{.window}}]))`,
      totalQuery: `sum(rate(requests{slo="${name}"}[{{.window}}]))`,
    },
    grouping: [],
    labels: {},
    alerting: {
      name,
      labels: {},
      annotations: {},
      page: alert,
      ticket: alert,
    },
    source: { file: 'slos/checkout.yaml', line: 1, column: 1 },
    ...overrides,
  };
}
