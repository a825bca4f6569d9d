import { SloBudgeting } from '../model/SloBudgeting';
import { Ledger, LedgerBucket } from '../ledger';

const cache = new WeakMap<Ledger, Map<string, Ledger>>();

/**
 * The ledger in the unit that the budget is counted in. By occurrences that is the ledger itself. By time slices each
 * slice becomes one event: bad as a whole if too few of its events were good, or bad by the share of its bad events. A
 * slice that was observed and idle is good; one that wasn't observed doesn't count.
 *
 * Slices begin at multiples of their length in UTC. Slices shorter than the ledger's buckets are as long as a bucket.
 *
 * @public
 */
export function spendLedger(options: {
  ledger: Ledger;
  budgeting?: SloBudgeting;
}): Ledger {
  const { ledger, budgeting } = options;
  if (!budgeting || budgeting.method === 'occurrences') {
    return ledger;
  }
  const known = cache.get(ledger) ?? new Map<string, Ledger>();
  cache.set(ledger, known);
  const key = JSON.stringify(budgeting);
  const slices = known.get(key) ?? toSlices(ledger, budgeting);
  known.set(key, slices);
  return slices;
}

type SliceBudgeting = Exclude<SloBudgeting, { method: 'occurrences' }>;

function toSlices(ledger: Ledger, budgeting: SliceBudgeting): Ledger {
  const sliceMs = sliceLength(ledger, budgeting.sliceMs);
  const buckets: LedgerBucket[] = [];
  let next = -Infinity;
  for (const entry of ledger.entries) {
    const first = Math.floor(entry.start / sliceMs) * sliceMs;
    for (
      let start = Math.max(first, next);
      start < entry.end;
      start += sliceMs
    ) {
      next = start + sliceMs;
      const { bad, total, observedMs } = ledger.measure(start, next);
      const ratio = total > 0 ? Math.min(1, bad / total) : 0;
      const seen = observedMs > 0 || total > 0;
      buckets.push({
        start,
        bad: seen ? badness(ratio, budgeting) : 0,
        total: seen ? 1 : 0,
        coverage: Math.min(1, observedMs / sliceMs),
        source: 'slices',
      });
    }
  }
  return new Ledger({ buckets, bucketMs: sliceMs });
}

function sliceLength(ledger: Ledger, sliceMs: number): number {
  const buckets = Math.ceil(sliceMs / ledger.bucketMs);
  return Math.max(1, Number.isFinite(buckets) ? buckets : 1) * ledger.bucketMs;
}

function badness(ratio: number, budgeting: SliceBudgeting): number {
  if (budgeting.method === 'ratio-timeslices') {
    return ratio;
  }
  // 1 - 0.95 is a little more than 0.05: a slice that just reaches its target is good.
  return 1 - ratio < budgeting.sliceTarget - 1e-12 ? 1 : 0;
}
