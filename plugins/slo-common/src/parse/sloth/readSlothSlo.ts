import type { Sli, Slo, SloFormat, SloId } from '../../model';
import { WINDOW_VARIABLE, labelsOf, Promql } from '../../promql';
import { checkShape } from '../checkShape';
import type { ParsedSlo } from '../ParsedSlo';
import { ratioOf } from '../ratioOf';
import { reportName } from '../reportName';
import type { SpecDocument, SpecPath } from '../SpecDocument';
import type { SpecQuery } from '../SpecQuery';
import {
  slothKeys,
  slothSloSchema,
  type SlothPlugins,
  type SlothSlo,
} from './slothSchema';

/** `{{ .window }}` and `{{.window}}` are the same; one spelling is enough for everybody after this. */
function canonical(query: string): string {
  return query.trim().replace(/\{\{ *\.window *\}\}/g, WINDOW_VARIABLE);
}

function sliOf({ sli }: SlothSlo): Sli {
  if (sli.events) {
    return {
      type: 'events',
      errorQuery: canonical(sli.events.error_query),
      totalQuery: canonical(sli.events.total_query),
    };
  }
  if (sli.raw) {
    return {
      type: 'ratio',
      errorRatioQuery: canonical(sli.raw.error_ratio_query),
    };
  }
  return {
    type: 'external',
    reason: `its queries are made by Sloth's plugin ${
      sli.plugin?.id ?? ''
    }; read the series that Sloth records`,
  };
}

function isMetricsQl(...plugins: Array<SlothPlugins | undefined>): boolean {
  return plugins.some(item =>
    item?.chain?.some(({ id }) => id.includes('victoria_metrics')),
  );
}

function queriesOf(
  document: SpecDocument,
  path: SpecPath,
  { sli }: SlothSlo,
): SpecQuery[] {
  const query = (role: SpecQuery['role'], part: string, field: string) => ({
    role,
    field: document.spell(field),
    ...document.text([...path, 'sli', part, field]),
  });
  if (sli.events) {
    return [
      query('error', 'events', 'error_query'),
      query('total', 'events', 'total_query'),
    ];
  }
  return sli.raw ? [query('error-ratio', 'raw', 'error_ratio_query')] : [];
}

function groupingOf(sli: Sli): string[] {
  if (sli.type === 'external') return [];
  const labels = labelsOf(
    new Promql(sli.type === 'events' ? sli.errorQuery : sli.errorRatioQuery),
  );
  return Array.isArray(labels) ? labels : [];
}

function alertingOf(alerting: SlothSlo['alerting']): Slo['alerting'] {
  const alert = (spec: SlothSlo['alerting']['page_alert']) => ({
    enabled: !spec?.disable,
    labels: spec?.labels ?? {},
    annotations: spec?.annotations ?? {},
  });
  return {
    name: alerting.name ?? '',
    labels: alerting.labels ?? {},
    annotations: alerting.annotations ?? {},
    page: alert(alerting.page_alert),
    ticket: alert(alerting.ticket_alert),
  };
}

/**
 * One SLO of a Sloth file.
 *
 * @param options - the document, where the SLO stands in it, and what the file says for all its SLOs
 */
export function readSlothSlo(options: {
  document: SpecDocument;
  path: SpecPath;
  service: string;
  labels: Record<string, string>;
  plugins?: SlothPlugins;
  format: SloFormat;
}): ParsedSlo | undefined {
  const { document, path, service, format } = options;
  const name = document.get([...path, 'name']);
  const id: SloId | undefined =
    typeof name === 'string' ? { service, name } : undefined;
  const spec = checkShape({
    document,
    path,
    schema: slothSloSchema,
    knownKeys: slothKeys,
    slo: id,
  });
  if (!spec || !id) return undefined;
  reportName({
    document,
    path: [...path, 'name'],
    what: 'name',
    name: spec.name,
    slo: id,
  });
  const sli = sliOf(spec);
  return {
    slo: {
      ...id,
      format,
      ...(spec.description && { description: spec.description }),
      objective: ratioOf(spec.objective),
      budgeting: { method: 'occurrences' },
      sli,
      grouping: groupingOf(sli),
      labels: { ...options.labels, ...spec.labels },
      alerting: alertingOf(spec.alerting),
      source: document.source(path),
    },
    queries: queriesOf(document, path, spec).map(query => ({
      ...query,
      ...(isMetricsQl(options.plugins, spec.plugins) && { metricsQl: true }),
    })),
    objectiveAt: document.source([...path, 'objective']),
    alertingAt: document.source([...path, 'alerting'], 'key'),
  };
}
