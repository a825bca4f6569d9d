import type { Slo, SloBudgeting, SloId } from '../../model';
import { labelsOf, Promql } from '../../promql';
import { checkShape } from '../checkShape';
import type { FormatReader, ReadContext } from '../FormatReader';
import type { ParsedSlo } from '../ParsedSlo';
import { parseDuration } from '../parseDuration';
import { ratioOf } from '../ratioOf';
import { reportName } from '../reportName';
import type { SpecDocument, SpecPath } from '../SpecDocument';
import { findIndicator } from './findIndicator';
import { isOpenSlo } from './isOpenSlo';
import {
  indicatorSchema,
  objectiveSchema,
  openSloKeys,
  openSloSchema,
  type OpenSlo,
  type OpenSloObjective,
} from './openSloSchema';
import { openSloSli } from './openSloSli';
import { openSloWindow } from './openSloWindow';

function schemaError(options: {
  document: SpecDocument;
  path: SpecPath;
  message: string;
  fix: string;
  slo: SloId;
}): undefined {
  options.document.report({
    ...options,
    rule: 'schema',
    severity: 'error',
    message: `${options.message}. This SLO is not measured.`,
  });
}

function budgetingOf(
  method: OpenSlo['spec']['budgetingMethod'],
  objective: OpenSloObjective,
): SloBudgeting | undefined {
  if (method === 'Occurrences') return { method: 'occurrences' };
  const slice = objective.timeSliceWindow;
  // A bare number is minutes.
  const sliceMs =
    typeof slice === 'number'
      ? slice * 60_000
      : parseDuration(slice ?? '') || Number(slice ?? NaN) * 60_000;
  if (!(sliceMs > 0)) return undefined;
  if (method === 'RatioTimeslices')
    return { method: 'ratio-timeslices', sliceMs };
  return objective.timeSliceTarget
    ? {
        method: 'timeslices',
        sliceMs,
        sliceTarget: objective.timeSliceTarget,
      }
    : undefined;
}

function alertName({ service, name }: SloId): string {
  const camel = `${service}-${name}`
    .split(/[^A-Za-z0-9]+/)
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return `${camel}ErrorBudgetBurn`;
}

function plainLabels(labels: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).flatMap(([key, value]) => {
      const text = Array.isArray(value) ? value.join(',') : value;
      return typeof text === 'string' && text !== '' ? [[key, text]] : [];
    }),
  );
}

function readObjective(options: {
  document: SpecDocument;
  context: ReadContext;
  spec: OpenSlo;
  index: number;
  id: SloId;
}): ParsedSlo | undefined {
  const { document, context, spec, index, id } = options;
  const path: SpecPath = ['spec', 'objectives', index];
  const objective = checkShape({
    document,
    path,
    schema: objectiveSchema,
    knownKeys: openSloKeys,
    slo: id,
  });
  if (!objective) return undefined;
  const wrong = (at: SpecPath, message: string, fix: string) =>
    schemaError({ document, path: at, message, fix, slo: id });
  const place = findIndicator(document, path, context);
  if (!place) {
    const ref =
      document.get(['spec', 'indicatorRef']) ?? objective.indicatorRef;
    return wrong(
      ['spec', 'indicatorRef'],
      ref
        ? `There is no SLI ${String(ref)} in these files`
        : 'It has no indicator',
      'add indicator, or indicatorRef with the name of an SLI that is read together with this file',
    );
  }
  const indicator = checkShape({
    document: place.document,
    path: place.path,
    schema: indicatorSchema,
    knownKeys: openSloKeys,
    slo: id,
  });
  const field =
    objective.targetPercent === undefined ? 'target' : 'targetPercent';
  const ratio =
    field === 'target'
      ? objective.target
      : ratioOf(objective.targetPercent ?? NaN);
  if (ratio === undefined)
    return wrong(path, 'The objective has no target', 'target: 0.999');
  const budgeting = budgetingOf(spec.spec.budgetingMethod, objective);
  if (!budgeting) {
    return wrong(
      path,
      'Time slices need timeSliceWindow, and timeSliceTarget unless they are ratios',
      'timeSliceTarget: 0.95, timeSliceWindow: 1m',
    );
  }
  const window = openSloWindow(spec.spec.timeWindow[0]);
  const windowPath: SpecPath = ['spec', 'timeWindow', 0];
  if ('problem' in window) {
    return wrong(
      [...windowPath, window.field],
      `The window's ${window.field}: ${window.problem}`,
      'duration: 28d, isRolling: true',
    );
  }
  if (!indicator) return undefined;
  if (indicator.thresholdMetric && objective.value === undefined) {
    return wrong(
      path,
      'A threshold metric needs op and value',
      'op: lte, value: 0.5',
    );
  }
  const { sli, queries } = openSloSli({ ...place, indicator, objective });
  const labels =
    sli.type === 'events' ? labelsOf(new Promql(sli.errorQuery)) : [];
  const alert = { enabled: true, labels: {}, annotations: {} };
  const slo: Slo = {
    ...id,
    format: 'openslo',
    ...(spec.spec.description && { description: spec.spec.description }),
    objective: ratio,
    window,
    budgeting,
    sli,
    grouping: Array.isArray(labels) ? labels : [],
    labels: plainLabels(spec.metadata.labels ?? {}),
    alerting: {
      name: alertName(id),
      labels: {},
      annotations: {},
      page: alert,
      ticket: alert,
    },
    source: document.source(spec.spec.objectives.length > 1 ? path : []),
  };
  return {
    slo,
    queries,
    objectiveAt: document.source([...path, field]),
    windowAt: document.source([...windowPath, 'duration']),
    alertingAt: document.source(['spec', 'alertPolicies'], 'key'),
  };
}

/** `SLO` of OpenSLO v1. Each objective is an SLO of its own; with several, its name or number is added. */
export const openSloReader: FormatReader = {
  accepts: document =>
    isOpenSlo(document.get(['apiVersion'])) && document.get(['kind']) === 'SLO',
  read(document, context) {
    const spec = checkShape({
      document,
      path: [],
      schema: openSloSchema,
      knownKeys: openSloKeys,
    });
    if (!spec) return [];
    const { service } = spec.spec;
    const { name } = spec.metadata;
    const slo = { service, name };
    const namePath = ['metadata', 'name'];
    reportName({ document, path: namePath, what: 'name', name, slo });
    reportName({
      document,
      path: ['spec', 'service'],
      what: 'service',
      name: service,
      slo,
    });
    const several = spec.spec.objectives.length > 1;
    return spec.spec.objectives.flatMap((_, index) => {
      const title = document.get(['spec', 'objectives', index, 'displayName']);
      const part =
        String(title ?? '')
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-|-$/g, '') || String(index + 1);
      const id = { service, name: several ? `${name}.${part}` : name };
      return readObjective({ document, context, spec, index, id }) ?? [];
    });
  },
};
