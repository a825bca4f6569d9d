export {
  generateRules,
  type GenerateOptions,
  type SkippedSlo,
} from './generateRules';
export type {
  AlertingRule,
  PrometheusRules,
  RecordingRule,
  RuleGroup,
} from './PrometheusRules';
