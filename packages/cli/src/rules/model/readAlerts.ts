import { Promql } from './Promql';
import type { Value } from './Value';

/** A rule of Prometheus: an alert or a recording. */
export interface PrometheusRule {
  /** Name of the alert; empty for a recording. */
  alert: string;
  /** Name of the recorded metric; empty for an alert. */
  record: string;
  group: string;
  promql: Promql;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  value: Value;
}

/** The rules of a document of a rule file, or of a PrometheusRule's spec. */
export function readAlerts(document: Value): PrometheusRule[] {
  return document.list('groups').flatMap(group =>
    group.list('rules').map(value => ({
      alert: value.text('alert'),
      record: value.text('record'),
      group: group.text('name'),
      promql: new Promql(value.text('expr')),
      labels: value.labels('labels'),
      annotations: value.labels('annotations'),
      value,
    })),
  );
}
