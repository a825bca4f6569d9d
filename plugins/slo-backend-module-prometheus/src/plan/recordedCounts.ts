import {
  completeDifference,
  fillWindow,
  observedBy,
  oneNumber,
  Promql,
  type Slo,
  type SloPlan,
} from '@causeway/plugin-slo-common';
import type { SyntaxNode } from '@lezer/common';
import { quote } from './quote';

/** What Pyrra calls the series that it records by each function. */
const NAMES: Record<string, string> = {
  rate: 'increase',
  count_over_time: 'count',
  sum_over_time: 'sum',
};

/** A series as Pyrra names and labels it, in place of the function call that it stands for. */
function recordedSeries(options: {
  promql: Promql;
  call: SyntaxNode;
  slo: string;
  window: string;
  latency: boolean;
}): { text: string; metric: string } | undefined {
  const { promql, call, slo, window, latency } = options;
  const kind = NAMES[promql.functionName(call)];
  const [selector] = promql.selectors(call);
  if (!kind || !selector?.metric) return undefined;
  const base =
    kind === 'increase'
      ? selector.metric
          .replace(/_total$/, '')
          .replace(/_count$/, '')
          .replace(/_bucket$/, '')
      : selector.metric;
  const metric = `${base}:${kind}${window}`;
  const conditions = [
    `slo=${quote(slo)}`,
    ...selector.matchers.map(matcher => promql.textOf(matcher)),
    // Requests, and those in the bucket, go by one name.
    ...(latency && selector.metric.endsWith('_count') ? ['le=""'] : []),
  ];
  return { text: `${metric}{${conditions.join(',')}}`, metric };
}

function recorded(
  query: string,
  options: { slo: string; window: string; latency: boolean },
): { query: string; metrics: string[] } | undefined {
  const promql = new Promql(fillWindow(query, '5m'));
  const series = promql.all('FunctionCall').map(call => {
    const found = recordedSeries({ promql, call, ...options });
    return found && { ...found, from: call.from, to: call.to };
  });
  const found = series.flatMap(item => item ?? []);
  return found.length > 0 && found.length === series.length
    ? {
        query: promql.edited(found),
        metrics: found.map(({ metric }) => metric),
      }
    : undefined;
}

/** Counts that Pyrra records, and the names of the series that must be there. */
export interface RecordedCounts {
  plan: SloPlan;
  metrics: string[];
}

/**
 * The series that Pyrra records for one of its SLOs: events in `window` before each moment. Those of five minutes are there only
 * with `performanceOverAccuracy`.
 *
 * @param slo - of Pyrra
 * @param window - as it is in the series' name: `5m`, or the SLO's own window
 * @returns nothing where Pyrra records no counts: other formats, native histograms
 */
export function recordedCounts(
  slo: Slo,
  window: string,
): RecordedCounts | undefined {
  const { sli, format, name } = slo;
  if (format !== 'pyrra' || sli.type !== 'events') return undefined;
  const options = {
    slo: name,
    window,
    latency: /_bucket\b/.test(sli.errorQuery),
  };
  const error = recorded(sli.errorQuery, options);
  const total = recorded(sli.totalQuery, options);
  if (!error || !total) return undefined;
  const { query, silenceIsGood } = completeDifference(new Promql(error.query));
  const { observed, before } = observedBy(total.query);
  return {
    plan: {
      counts: {
        type: 'events',
        error: { query: oneNumber(query, 'sum'), factor: 1 },
        total: { query: oneNumber(total.query, 'sum'), factor: 1 },
        silenceIsGood,
      },
      observed,
      before,
      approximate: 'pyrra',
    },
    metrics: [...new Set([...error.metrics, ...total.metrics])],
  };
}
