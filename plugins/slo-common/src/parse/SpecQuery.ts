import type { SpecText } from './SpecText';

/** What a query counts. */
export type QueryRole =
  | 'error'
  | 'good'
  | 'total'
  | 'error-ratio'
  | 'success-ratio'
  | 'value';

/** A query as somebody wrote it, not yet brought into the form that `Sli` has. */
export interface SpecQuery extends SpecText {
  role: QueryRole;
  /** Name of the field, as the format spells it. */
  field: string;
  /** Whether it is MetricsQL (VictoriaMetrics): a superset of PromQL, of which only the common part is understood. */
  metricsQl?: boolean;
  /** Whether the format leaves the window out, and whoever reads it adds `rate(…[window])`. */
  windowAdded?: boolean;
  /** Whether the format wants a metric only, and whoever reads it adds `sum(…)`. */
  sumAdded?: boolean;
}
