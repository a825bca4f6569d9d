import {
  BUCKET_MS,
  Ledger,
  LEAD_IN_BUCKETS,
  planSlo,
  queriesOf,
  type Slo,
  toBuckets,
} from '@causeway/plugin-slo-common';
import { type Point, type Prometheus, queryRange } from './queryRange';

/**
 * Fills a ledger with what Prometheus knows of an SLO, by the plan by which the portal reads it: counts for every five
 * minutes, and what tells an idle time from one that was not observed.
 *
 * An SLI that is a ratio, and no division of counts, has none: each bucket then weighs the same, whatever its traffic.
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
  const plan = planSlo(sli);
  if (!plan) {
    const reason = sli.type === 'external' ? `: ${sli.reason}` : '';
    throw new Error(`Prometheus alone can't answer it${reason}`);
  }
  const ask = async (query: string, first: number, last: number) =>
    byTime(
      await queryRange({
        prometheus,
        query,
        from: first,
        to: last,
        stepMs: BUCKET_MS,
      }),
    );
  const answers = new Map<string, ReadonlyMap<number, number>>();
  // What is evaluated at the end of a bucket tells what happened in it; the half hour before tells how often is scraped.
  const first = from - (LEAD_IN_BUCKETS - 1) * BUCKET_MS;
  for (const query of new Set(queriesOf(plan))) {
    answers.set(query, await ask(query, first, to));
  }
  const none: ReadonlyMap<number, number> = new Map();
  const read = (existedBefore: boolean) =>
    toBuckets({
      plan,
      answers: query => answers.get(query) ?? none,
      from,
      to,
      existedBefore,
    });
  let reading = read(false);
  if (reading.doubtful) {
    const before = await Promise.all(
      plan.before.map(query => ask(query, from, from)),
    );
    reading = read(before.some(({ size }) => size > 0));
  }
  return new Ledger({
    buckets: reading.buckets.map(bucket => ({
      ...bucket,
      source: 'prometheus',
    })),
  });
}

/** Plans ask for one series each; what isn't a number tells nothing. */
function byTime(series: Point[][]): Map<number, number> {
  return new Map(series.flat().filter(([, value]) => Number.isFinite(value)));
}
