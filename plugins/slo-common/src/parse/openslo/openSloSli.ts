import type { Sli } from '../../model';
import { Promql, WINDOW_VARIABLE } from '../../promql';
import type { SpecDocument, SpecPath } from '../SpecDocument';
import type { QueryRole, SpecQuery } from '../SpecQuery';
import type { OpenSloIndicator, OpenSloObjective } from './openSloSchema';
import { withWindow } from './withWindow';

type Metric = NonNullable<OpenSloIndicator['thresholdMetric']>;

/** Fields in which a query of Prometheus is found in the wild. */
const QUERY_FIELDS = ['query', 'promql', 'expr', 'queryString'];

const NOT = { lte: '>', lt: '>=', gte: '<', gt: '<=' } as const;

function queryField({ metricSource: { spec } }: Metric): string | undefined {
  return QUERY_FIELDS.find(field => typeof spec[field] === 'string');
}

function isPrometheus({ metricSource: { type } }: Metric): boolean {
  return type === undefined || /prom|thanos|mimir|cortex|victoria/i.test(type);
}

/** A ratio over time: as it is when it has the window, else its average over the window. */
function overWindow(query: string): string {
  return new Promql(query).ranges().some(({ isWindow }) => isWindow)
    ? query
    : `avg_over_time((${query})[${WINDOW_VARIABLE}:1m])`;
}

/**
 * The queries of an OpenSLO indicator.
 *
 * @param options - the document it stands in and where, the indicator, and the objective that uses it
 */
export function openSloSli(options: {
  document: SpecDocument;
  path: SpecPath;
  indicator: OpenSloIndicator;
  objective: OpenSloObjective;
}): { sli: Sli; queries: SpecQuery[] } {
  const { document, path, indicator, objective } = options;
  const { thresholdMetric: threshold, ratioMetric: ratio } = indicator;
  const metrics = [
    ...(threshold ? [threshold] : []),
    ...[ratio?.good, ratio?.bad, ratio?.total, ratio?.raw].flatMap(
      metric => metric ?? [],
    ),
  ];
  const foreign = metrics.find(
    metric => !isPrometheus(metric) || !queryField(metric),
  );
  if (foreign) {
    const { type, metricSourceRef: ref } = foreign.metricSource;
    return {
      sli: {
        type: 'external',
        reason: `its data source is ${
          type ?? ref ?? 'not Prometheus'
        }; send samples to the samples API`,
      },
      queries: [],
    };
  }
  const textOf = (metric: Metric) =>
    String(metric.metricSource.spec[queryField(metric) ?? ''] ?? '').trim();
  const specQuery = (
    role: QueryRole,
    metric: Metric,
    ...field: string[]
  ): SpecQuery => ({
    role,
    field: field.at(-1) ?? '',
    windowAdded: true,
    ...document.text([
      ...path,
      ...field,
      'metricSource',
      'spec',
      queryField(metric) ?? '',
    ]),
  });
  if (threshold) {
    const { op = 'lte', value = 0 } = objective;
    return {
      sli: {
        type: 'ratio',
        errorRatioQuery: `avg_over_time(((${textOf(threshold)}) ${
          NOT[op]
        } bool ${value})[${WINDOW_VARIABLE}:1m])`,
      },
      queries: [
        { ...specQuery('value', threshold, 'thresholdMetric'), sumAdded: true },
      ],
    };
  }
  if (ratio?.raw) {
    const success = ratio.rawType !== 'failure';
    const query = overWindow(textOf(ratio.raw));
    return {
      sli: {
        type: 'ratio',
        errorRatioQuery: success ? `1 - ${query}` : query,
      },
      queries: [
        specQuery(
          success ? 'success-ratio' : 'error-ratio',
          ratio.raw,
          'ratioMetric',
          'raw',
        ),
      ],
    };
  }
  const side = (ratio?.bad ?? ratio?.good) as Metric;
  const total = withWindow(textOf(ratio?.total as Metric));
  const query = withWindow(textOf(side));
  return {
    sli: {
      type: 'events',
      errorQuery: ratio?.bad ? query : `(${total}) - (${query})`,
      totalQuery: total,
    },
    queries: [
      ratio?.bad
        ? specQuery('error', side, 'ratioMetric', 'bad')
        : specQuery('good', side, 'ratioMetric', 'good'),
      specQuery('total', ratio?.total as Metric, 'ratioMetric', 'total'),
    ],
  };
}
