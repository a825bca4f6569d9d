import { alertConditions, type AlertCondition } from '../alerts';
import { formatDuration } from '../parse/formatDuration';
import type { AlertingRule } from './PrometheusRules';
import type { RuleContext } from './RuleContext';

const TEXTS = {
  page: {
    title: 'is spent too fast',
    summary: 'is spent so fast that it is gone within days.',
  },
  ticket: {
    title: 'is spent faster than it comes back',
    summary: 'is spent faster than it comes back.',
  },
} as const;

function expression(context: RuleContext, tier: AlertCondition): string {
  const burns = (windowMs: number) =>
    `    max(slo:sli_error:ratio_rate${formatDuration(windowMs)}${
      context.selector
    } > (${tier.factor} * ${context.budget})) without (sloth_window)\n`;
  return `(\n${burns(tier.shortMs)}    and\n${burns(tier.longMs)})\n`;
}

/**
 * The page and the ticket, where they are not switched off. Each has two conditions; one of them is enough.
 *
 * @param context - the SLO
 */
export function alertRules(context: RuleContext): AlertingRule[] {
  const { alerting } = context.slo;
  return (['page', 'ticket'] as const)
    .filter(severity => alerting[severity].enabled)
    .map(severity => {
      const alert = alerting[severity];
      const budget =
        '{{$labels.sloth_service}} {{$labels.sloth_slo}} SLO error budget';
      return {
        alert: alerting.name,
        expr: alertConditions({
          window: { type: 'rolling', durationMs: context.periodMs },
        })
          .filter(tier => tier.severity === severity)
          .map(tier => expression(context, tier))
          .join('or\n'),
        labels: {
          sloth_severity: severity,
          ...alerting.labels,
          ...alert.labels,
        },
        annotations: {
          title: `(${severity}) ${budget} ${TEXTS[severity].title}`,
          summary: `${budget} ${TEXTS[severity].summary}`,
          ...alerting.annotations,
          ...alert.annotations,
        },
      };
    });
}
