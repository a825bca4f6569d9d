import type { RecordingRule } from './PrometheusRules';
import type { RuleContext } from './RuleContext';

const DAY_MS = 86_400_000;

const MODES = {
  sloth: 'cli-gen-prom',
  'sloth-crd': 'cli-gen-k8s',
  openslo: 'cli-gen-openslo',
  pyrra: 'cli-gen-pyrra',
} as const;

const SPECS = {
  sloth: 'prometheus/v1',
  'sloth-crd': 'sloth.slok.dev/v1',
  openslo: 'openslo/v1',
  pyrra: 'pyrra.dev/v1alpha1',
} as const;

function number(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/**
 * Objective, budget, period, burn rates and what is left of the budget, as series.
 *
 * @param context - the SLO
 */
export function metaRules(context: RuleContext): RecordingRule[] {
  const { slo, labels, selector, period, periodMs, budget } = context;
  const rule = (
    record: string,
    expr: string,
    more: Record<string, string> = {},
  ): RecordingRule => ({ record, expr, labels: { ...labels, ...more } });
  const burn = (window: string) =>
    `slo:sli_error:ratio_rate${window}${selector}\n/ on(sloth_id, sloth_slo, sloth_service) group_left\nslo:error_budget:ratio${selector}\n`;
  return [
    rule('slo:objective:ratio', `vector(${number(slo.objective)})`),
    rule('slo:error_budget:ratio', `vector(${number(budget)})`),
    rule('slo:time_period:days', `vector(${number(periodMs / DAY_MS)})`),
    rule('slo:current_burn_rate:ratio', burn('5m')),
    rule('slo:period_burn_rate:ratio', burn(period)),
    rule(
      'slo:period_error_budget_remaining:ratio',
      `1 - slo:period_burn_rate:ratio${selector}`,
    ),
    rule('sloth_slo_info', 'vector(1)', {
      sloth_version: 'causeway',
      sloth_mode: MODES[slo.format],
      sloth_spec: SPECS[slo.format],
      sloth_objective: number(slo.objective * 100),
    }),
  ];
}
