/** Comma-separated globs of the SLO files, beside the entity's `catalog-info.yaml`. @public */
export const SLO_FILES_ANNOTATION = 'causeway.dev/slo-files';

/** What {@link SLO_FILES_ANNOTATION} is without the annotation. @public */
export const DEFAULT_SLO_FILES =
  'slos/*.yaml,slos/*.yml,slos.yaml,slos.yml' as const;

/** Name of the configured Prometheus that has the entity's metrics. @public */
export const SLO_PROMETHEUS_ANNOTATION = 'causeway.dev/slo-prometheus';

/** Path of the error-budget policy, beside the entity's `catalog-info.yaml`. @public */
export const ERROR_BUDGET_POLICY_ANNOTATION =
  'causeway.dev/error-budget-policy';

/** What {@link ERROR_BUDGET_POLICY_ANNOTATION} is without the annotation. @public */
export const DEFAULT_ERROR_BUDGET_POLICY_FILE =
  'observability/error-budget-policy.yaml';

/** On a system: how its SLOs become one, `weighted` (without it) or `all-of`. @public */
export const SLO_COMPOSITE_ANNOTATION = 'causeway.dev/slo-composite';

/** On a service: how much each of its SLOs counts in its system's composite; 1 without it, 0 to leave them out. @public */
export const SLO_WEIGHT_ANNOTATION = 'causeway.dev/slo-weight';

/** On a service: comma-separated refs of dependencies that it can do without. @public */
export const SLO_SOFT_DEPENDENCIES_ANNOTATION =
  'causeway.dev/slo-soft-dependencies';
