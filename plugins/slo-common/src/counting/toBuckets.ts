import { BUCKET_MS, DAY_MS, type LedgerBucket, MAX_COUNT } from '../ledger';
import { LEAD_IN_BUCKETS } from './coverageOf';
import type { SloPlan } from './SloPlan';
import { type Answers, type Slot, SlotReader } from './SlotReader';

const SECONDS = BUCKET_MS / 1000;

/** A bucket without its source, as a source hands it out. */
export type Bucket = Omit<LedgerBucket, 'source'>;

/** Buckets of an SLO, and what is doubtful about them. */
export interface BucketReading {
  buckets: Bucket[];
  /** There were times without series while the targets answered: idle, if the series existed before. */
  doubtful: boolean;
  notes: string[];
}

const NO_ERROR_SERIES =
  'The query of bad events found no series in all of this time. That is right while nothing has failed; if something has, a label or name in it is wrong.';
const SILENT_TOTAL =
  'The query of all events gives nothing though its metrics are there: a part of it has no series yet. Those times are not counted; `or vector(0)` after that part would count them.';
const RARE_SCRAPES =
  'The metrics have fewer than 2 samples in 5 minutes, too few to count events: scrape at least every 2 minutes.';

function clamped(count: number): number {
  return Math.min(MAX_COUNT, Math.max(0, count));
}

/** The bucket of a slot for which there are counts; nothing if they don't tell how many events were bad. */
function countedBucket(
  { counts }: SloPlan,
  { value = 0, bad, coverage }: Slot,
  start: number,
): Bucket | undefined {
  if (counts.type === 'ratio') {
    return { start, bad: clamped(value * SECONDS), total: SECONDS, coverage };
  }
  if (bad === undefined && value > 0 && !counts.silenceIsGood) return undefined;
  return {
    start,
    bad: clamped((bad ?? 0) * counts.error.factor),
    total: clamped(value * counts.total.factor),
    coverage,
  };
}

/**
 * Turns answers into buckets. A slot gets a bucket only if it was observed: the query of all events has a value and its metrics
 * have samples, or nothing was counted because nothing happened, that is, the targets answered, and the metrics existed within
 * the day before.
 *
 * @param options - the plan, the answers (also of the half hour before the range), the range, and whether the metrics existed on the
 * day before the range
 */
export function toBuckets(options: {
  plan: SloPlan;
  answers: Answers;
  from: number;
  to: number;
  existedBefore: boolean;
}): BucketReading {
  const { plan, answers, from, to, existedBefore } = options;
  const reader = new SlotReader(plan, answers);
  const lead = Array.from(
    { length: LEAD_IN_BUCKETS },
    (_, index) => from - index * BUCKET_MS,
  );
  const existed = existedBefore || lead.some(at => reader.samples(at) > 0);
  let lastSeen = existed ? from : -Infinity;
  let [doubtful, counted, failed] = [false, false, false];
  let mostSamples = 0;
  const buckets: Bucket[] = [];
  const notes = new Set<string>();
  for (let start = from; start < to; start += BUCKET_MS) {
    const at = start + BUCKET_MS;
    const slot = reader.slot(at);
    mostSamples = Math.max(mostSamples, slot.samples);
    if (slot.coverage > 0) {
      lastSeen = at;
      const bucket =
        slot.value === undefined ? undefined : countedBucket(plan, slot, start);
      if (bucket) {
        buckets.push(bucket);
        counted ||= bucket.total > 0;
        failed ||= slot.bad !== undefined;
      } else if (slot.samples > 1 && plan.counts.type === 'events') {
        notes.add(SILENT_TOTAL);
      }
    } else if (slot.scraped > 0 && plan.counts.type === 'events') {
      doubtful ||= lastSeen === -Infinity;
      if (lastSeen >= at - DAY_MS) {
        buckets.push({ start, bad: 0, total: 0, coverage: slot.scraped });
      }
    }
  }
  if (mostSamples === 1) notes.add(RARE_SCRAPES);
  if (counted && !failed && plan.counts.type === 'events') {
    notes.add(NO_ERROR_SERIES);
  }
  return { buckets, doubtful, notes: [...notes] };
}
