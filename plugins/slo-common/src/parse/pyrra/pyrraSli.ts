import type { EventsSli } from '../../model';
import { Promql, WINDOW_VARIABLE } from '../../promql';
import { parseDuration } from '../parseDuration';
import type { PyrraObjective } from './pyrraSchema';

type Indicator = PyrraObjective['spec']['indicator'];

/** Pyrra itself accepts a whole number as a bucket: it asks for both ways of writing it. */
function bothSpellings(selector: string): string {
  const promql = new Promql(selector);
  return promql.edited(
    promql
      .selectors()
      .flatMap(({ matchers }) => matchers)
      .filter(
        ({ label, operator, value }) =>
          label === 'le' && operator === '=' && /^\d+$/.test(value),
      )
      .map(({ from, to, value }) => ({
        from,
        to,
        text: `le=~"${value}|${value}\\\\.0"`,
      })),
  );
}

/**
 * The queries of a Pyrra indicator, which names metrics only.
 *
 * @param indicator - exactly one of its kinds
 */
export function pyrraSli(indicator: Indicator): EventsSli {
  const { ratio, latency, latencyNative, bool_gauge: gauge } = indicator;
  const grouping = (ratio ?? latency ?? latencyNative ?? gauge)?.grouping ?? [];
  const sum = grouping.length > 0 ? `sum by (${grouping.join(', ')}) ` : 'sum';
  const over = (call: string, metric: string) =>
    `${sum}(${call}(${bothSpellings(metric.trim())}[${WINDOW_VARIABLE}]))`;
  if (ratio) {
    return {
      type: 'events',
      errorQuery: over('rate', ratio.errors.metric),
      totalQuery: over('rate', ratio.total.metric),
    };
  }
  if (latency) {
    const total = over('rate', latency.total.metric);
    return {
      type: 'events',
      errorQuery: `${total} - ${over('rate', latency.success.metric)}`,
      totalQuery: total,
    };
  }
  if (latencyNative) {
    const rate = over('rate', latencyNative.total.metric);
    const seconds = (parseDuration(latencyNative.latency) ?? 0) / 1000;
    return {
      type: 'events',
      errorQuery: `(1 - histogram_fraction(0, ${seconds}, ${rate})) * histogram_count(${rate})`,
      totalQuery: `histogram_count(${rate})`,
    };
  }
  const metric = gauge?.metric ?? '';
  const total = over('count_over_time', metric);
  return {
    type: 'events',
    errorQuery: `${total} - ${over('sum_over_time', metric)}`,
    totalQuery: total,
  };
}
