import {
  BUCKET_MS,
  fillWindow,
  Ledger,
  type LedgerBucket,
  type Slo,
} from '@causeway/plugin-slo-common';
import { type Point, type Prometheus, queryRange } from './queryRange';

const BUCKET_SECONDS = BUCKET_MS / 1000;

/**
 * Fills a ledger with what Prometheus knows of an SLO: for every five minutes the queries of its spec over five minutes,
 * rates made to counts. A bucket for which the query of all events gives nothing was not observed. Where only the query of
 * bad events gives nothing, there were none.
 *
 * An SLI that is a ratio has no counts: each bucket then weighs the same, whatever its traffic.
 *
 * @throws Error if Prometheus can't answer
 */
export async function readPrometheusLedger(options: {
  prometheus: Prometheus;
  slo: Slo;
  from: number;
  to: number;
}): Promise<Ledger> {
  const { prometheus, slo, from, to } = options;
  const { sli } = slo;
  const ask = async (query: string) =>
    sumByTime(
      await queryRange({
        prometheus,
        query: fillWindow(query, '5m'),
        // What is evaluated at the end of a bucket tells what happened in it.
        from: from + BUCKET_MS,
        to,
        stepMs: BUCKET_MS,
      }),
    );
  if (sli.type === 'external') {
    throw new Error(`Prometheus alone can't answer it: ${sli.reason}`);
  }
  const buckets: LedgerBucket[] = [];
  const add = (time: number, bad: number, total: number) =>
    buckets.push({
      start: time - BUCKET_MS,
      bad: Math.max(0, bad),
      total: Math.max(0, total),
      coverage: 1,
      source: 'prometheus',
    });
  if (sli.type === 'ratio') {
    for (const [time, ratio] of await ask(sli.errorRatioQuery)) {
      add(time, ratio * BUCKET_SECONDS, BUCKET_SECONDS);
    }
    return new Ledger({ buckets });
  }
  const totals = await ask(sli.totalQuery);
  const errors = await ask(sli.errorQuery);
  for (const [time, total] of totals) {
    add(time, (errors.get(time) ?? 0) * BUCKET_SECONDS, total * BUCKET_SECONDS);
  }
  return new Ledger({ buckets });
}

/** Series of a grouping add up to the whole; NaN is what 0 / 0 gives, and tells nothing. */
function sumByTime(series: Point[][]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const [time, value] of series.flat()) {
    if (Number.isFinite(value)) {
      sums.set(time, (sums.get(time) ?? 0) + value);
    }
  }
  return sums;
}
