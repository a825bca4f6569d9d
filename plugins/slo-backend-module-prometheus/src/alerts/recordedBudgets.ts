import { DAY_MS } from '@causeway/plugin-slo-common';
import type { SourceBudget, StoredSlo } from '@causeway/plugin-slo-node';
import type { PrometheusClient } from '../client/PrometheusClient';
import type { Series } from '../client/readSeries';
import { QUERY_LABEL } from '../plan';

const BY = 'by (sloth_service, sloth_slo)';
const named = (name: string, query: string) =>
  `label_replace(${query}, "${QUERY_LABEL}", "${name}", "", "")`;

/** One query for all SLOs; of an SLO with several groups the worst one. */
const SLOTH = [
  named(
    'remaining',
    `min ${BY} (slo:period_error_budget_remaining:ratio{sloth_slo!=""})`,
  ),
  named('days', `max ${BY} (slo:time_period:days{sloth_slo!=""})`),
].join(' or ');

function byKey(series: Series[], kind: string): Map<string, number> {
  return new Map(
    series
      .filter(({ labels }) => labels[QUERY_LABEL] === kind)
      .map(({ labels, points }) => [
        `${labels.sloth_service}\0${labels.sloth_slo}`,
        points[0]?.[1] ?? NaN,
      ]),
  );
}

/**
 * What Sloth says is left of each budget, for all SLOs in one query.
 *
 * @throws UpstreamError
 */
export async function recordedBudgets(options: {
  client: PrometheusClient;
  slos: readonly StoredSlo[];
  at: number;
  signal: AbortSignal;
}): Promise<SourceBudget[]> {
  const { client, slos, at, signal } = options;
  const series = await client.query({ query: SLOTH, at, signal });
  const remaining = byKey(series, 'remaining');
  const days = byKey(series, 'days');
  return slos.flatMap(slo => {
    const key = `${slo.service}\0${slo.name}`;
    const value = remaining.get(key);
    const period = days.get(key);
    if (value === undefined) return [];
    return {
      slo: { entityRef: slo.entityRef, name: slo.name },
      tool: 'Sloth',
      remaining: Number.isFinite(value) ? value : null,
      periodMs: period && Number.isFinite(period) ? period * DAY_MS : null,
    };
  });
}
