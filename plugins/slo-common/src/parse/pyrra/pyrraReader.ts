import type { Slo } from '../../model';
import { checkShape } from '../checkShape';
import type { FormatReader } from '../FormatReader';
import { parseDuration } from '../parseDuration';
import { ratioOf } from '../ratioOf';
import { reportName } from '../reportName';
import type { SpecDocument } from '../SpecDocument';
import type { QueryRole, SpecQuery } from '../SpecQuery';
import { pyrraKeys, pyrraSchema, type PyrraObjective } from './pyrraSchema';
import { reportNoSelector } from './reportNoSelector';
import { pyrraSli } from './pyrraSli';

/** Labels that may say which service it is, the surest first. */
const SERVICE_LABELS = [
  'pyrra.dev/service',
  'backstage.io/kubernetes-id',
  'app.kubernetes.io/name',
  'service',
  'app',
];

const PROPAGATED = 'pyrra.dev/';

function queriesOf(
  document: SpecDocument,
  { spec: { indicator } }: PyrraObjective,
): SpecQuery[] {
  const query = (role: QueryRole, ...part: string[]) => {
    const path = ['spec', 'indicator', ...part, 'metric'];
    return {
      role,
      field: part.at(-1) ?? '',
      windowAdded: true,
      sumAdded: true,
      ...document.text(path),
    };
  };
  if (indicator.ratio)
    return [
      query('error', 'ratio', 'errors'),
      query('total', 'ratio', 'total'),
    ];
  if (indicator.latency)
    return [
      query('good', 'latency', 'success'),
      query('total', 'latency', 'total'),
    ];
  if (indicator.latencyNative)
    return [query('total', 'latencyNative', 'total')];
  return [query('total', 'bool_gauge')];
}

function labelsOfResource(spec: PyrraObjective): Record<string, string> {
  return Object.fromEntries(
    Object.entries(spec.metadata.labels ?? {})
      .filter(([key]) => key.startsWith(PROPAGATED))
      .map(([key, value]) => [key.slice(PROPAGATED.length), value]),
  );
}

/** `ServiceLevelObjective` of Pyrra. */
export const pyrraReader: FormatReader = {
  accepts: document =>
    document.get(['apiVersion']) === 'pyrra.dev/v1alpha1' &&
    document.get(['kind']) === 'ServiceLevelObjective',
  read(document, { defaultService }) {
    const name = document.get(['metadata', 'name']);
    const labels = document.get(['metadata', 'labels']) ?? {};
    const service =
      SERVICE_LABELS.map(key => (labels as Record<string, unknown>)[key]).find(
        value => typeof value === 'string',
      ) ??
      defaultService ??
      name;
    const id = { service: String(service), name: String(name) };
    const spec = checkShape({
      document,
      path: [],
      schema: pyrraSchema,
      knownKeys: pyrraKeys,
      slo: typeof name === 'string' ? id : undefined,
    });
    if (!spec) return [];
    const path = ['metadata', 'name'];
    reportName({ document, path, what: 'name', name: id.name, slo: id });
    const { indicator, alerting, target, window, description } = spec.spec;
    const latency = indicator.latencyNative?.latency;
    if (latency && !parseDuration(latency)) {
      document.report({
        path: ['spec', 'indicator', 'latencyNative', 'latency'],
        rule: 'schema',
        severity: 'error',
        message: `latency: ${JSON.stringify(
          latency,
        )} is no duration. This SLO is not measured.`,
        fix: '200ms',
        slo: id,
      });
      return [];
    }
    const queries = queriesOf(document, spec);
    for (const query of queries) {
      reportNoSelector({ document, query, slo: id });
    }
    const enabled = alerting?.burnrates !== false && !alerting?.disabled;
    const alert = { enabled, labels: {}, annotations: {} };
    const kind =
      indicator.ratio ?? indicator.latency ?? indicator.latencyNative;
    const slo: Slo = {
      ...id,
      format: 'pyrra',
      ...(description && { description }),
      objective: ratioOf(Number(target)),
      window: { type: 'rolling', durationMs: parseDuration(window) ?? 0 },
      budgeting: { method: 'occurrences' },
      sli: pyrraSli(indicator),
      grouping: [...((kind ?? indicator.bool_gauge)?.grouping ?? [])].sort(),
      labels: labelsOfResource(spec),
      alerting: {
        name: alerting?.name ?? 'ErrorBudgetBurn',
        // As Pyrra labels its alerts: their name may be the same for all SLOs.
        labels: { slo: id.name },
        annotations: {},
        page: alert,
        ticket: alert,
      },
      source: document.source([]),
    };
    return [
      {
        slo,
        queries,
        objectiveAt: document.source(['spec', 'target']),
        windowAt: document.source(['spec', 'window']),
        alertingAt: document.source(['spec', 'alerting'], 'key'),
      },
    ];
  },
};
