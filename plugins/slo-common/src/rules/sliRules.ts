import { fillWindow } from '../promql';
import type { RecordingRule } from './PrometheusRules';
import type { RuleContext } from './RuleContext';

/** The windows that alerts and burn rates need. */
const WINDOWS = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'];

function ratioOver({ slo }: RuleContext, window: string): string {
  if (slo.sli.type === 'events') {
    const { errorQuery, totalQuery } = slo.sli;
    return `(${fillWindow(errorQuery, window)})\n/\n(${fillWindow(
      totalQuery,
      window,
    )})\n`;
  }
  return slo.sli.type === 'ratio'
    ? `(${fillWindow(slo.sli.errorRatioQuery, window)})\n`
    : '';
}

/**
 * The error ratio over each window, and over the period. The period's is the average of the 5-minute ratios, as Sloth has
 * it: cheap, but each five minutes count the same, whatever their traffic.
 *
 * @param context - the SLO
 * @param exactPeriod - count the period's events instead: as expensive as a query over all of it
 */
export function sliRules(
  context: RuleContext,
  exactPeriod: boolean,
): RecordingRule[] {
  const { labels, selector, period } = context;
  const rule = (window: string, expr: string): RecordingRule => ({
    record: `slo:sli_error:ratio_rate${window}`,
    expr,
    labels: { ...labels, sloth_window: window },
  });
  const short = `slo:sli_error:ratio_rate5m${selector}[${period}]`;
  return [
    ...WINDOWS.map(window => rule(window, ratioOver(context, window))),
    rule(
      period,
      exactPeriod
        ? ratioOver(context, period)
        : `sum_over_time(${short})\n/ ignoring (sloth_window)\ncount_over_time(${short})\n`,
    ),
  ];
}
