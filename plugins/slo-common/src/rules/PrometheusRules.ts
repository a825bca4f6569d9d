/** A rule that records a series. */
export interface RecordingRule {
  record: string;
  expr: string;
  labels: Record<string, string>;
}

/** A rule that alerts. */
export interface AlertingRule {
  alert: string;
  expr: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

/** Rules that are evaluated one after another. */
export interface RuleGroup {
  name: string;
  rules: Array<RecordingRule | AlertingRule>;
}

/** A rule file of Prometheus. */
export interface PrometheusRules {
  groups: RuleGroup[];
}
