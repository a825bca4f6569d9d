import { BUCKET_MS } from '@causeway/plugin-slo-common';
import type { PrometheusClient } from '../client/PrometheusClient';
import { UpstreamError } from '../client/UpstreamError';
import type { Series } from '../client/readSeries';
import type { RangeLimit } from './RangeLimit';

/**
 * Evaluates a query at the end of every bucket of a range, in pieces that Prometheus can answer: what was too much is halved.
 *
 * @param options - first and last time of evaluation, both included
 * @throws UpstreamError; `too-much` if even the smallest piece was
 */
export async function askRange(options: {
  client: PrometheusClient;
  limit: RangeLimit;
  query: string;
  first: number;
  last: number;
  signal: AbortSignal;
}): Promise<Series[]> {
  const { client, limit, query, first, last, signal } = options;
  const points = (last - first) / BUCKET_MS + 1;
  const piece = Math.min(points, limit.points);
  const end = first + (piece - 1) * BUCKET_MS;
  let series: Series[];
  try {
    series = await client.queryRange({
      query,
      from: first,
      to: end,
      stepMs: BUCKET_MS,
      signal,
    });
  } catch (error) {
    const smaller =
      error instanceof UpstreamError &&
      error.kind === 'too-much' &&
      limit.failed(piece);
    if (!smaller) throw error;
    return askRange(options);
  }
  limit.succeeded();
  if (end >= last) return series;
  const rest = await askRange({ ...options, first: end + BUCKET_MS });
  return [...series, ...rest];
}
