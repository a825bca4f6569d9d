import {
  BUCKET_MS,
  DAY_MS,
  type LedgerBucket,
  MAX_COUNT,
} from '@causeway/plugin-slo-common';
import { coverageOf } from './coverageOf';
import type { SloPlan } from './SloPlan';

/** The value of a query at the end of a bucket (milliseconds); nothing where it had none. */
export type Answers = (query: string) => ReadonlyMap<number, number>;

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

/**
 * Turns answers into buckets. A slot gets a bucket only if it was observed:
 * the query of all events has a value and its metrics have samples, or nothing was counted because nothing happened: the
 * targets answered, and the metrics existed within the day before.
 *
 * @param options - the plan, the answers (also of the hour before the range), the range, and whether the metrics existed on the
 * day before the range
 */
export function toBuckets(options: {
  plan: SloPlan;
  answers: Answers;
  from: number;
  to: number;
  existedBefore: boolean;
}): BucketReading {
  const { plan, answers, from, to } = options;
  const { counts } = plan;
  const observed = plan.observed.map(answers);
  const target = plan.target ? answers(plan.target) : new Map();
  const totals = answers(
    counts.type === 'events' ? counts.total.query : counts.ratio,
  );
  const errors =
    counts.type === 'events' ? answers(counts.error.query) : undefined;
  const samples = (at: number) =>
    Math.max(0, ...observed.map(known => known.get(at) ?? 0));
  const scrapes = (at: number) => target.get(at) ?? 0;

  const buckets: Bucket[] = [];
  const notes = new Set<string>();
  let [doubtful, counted, failed] = [false, false, false];
  let lastSeen = options.existedBefore ? from : -Infinity;
  for (let start = from; start < to; start += BUCKET_MS) {
    const at = start + BUCKET_MS;
    const value = totals.get(at);
    const coverage =
      plan.observed.length === 0
        ? Number(value !== undefined)
        : coverageOf(samples, at, BUCKET_MS);
    if (coverage > 0) lastSeen = at;
    if (coverage > 0 && value !== undefined) {
      const bad = errors?.get(at);
      if (counts.type === 'ratio') {
        const seconds = BUCKET_MS / 1000;
        buckets.push({
          start,
          bad: clamped(value * seconds),
          total: seconds,
          coverage,
        });
      } else if (bad !== undefined || value <= 0 || counts.silenceIsGood) {
        buckets.push({
          start,
          bad: clamped((bad ?? 0) * counts.error.factor),
          total: clamped(value * counts.total.factor),
          coverage,
        });
        counted ||= value > 0;
        failed ||= bad !== undefined;
      }
    } else if (coverage > 0) {
      if (counts.type === 'events') {
        notes.add(samples(at) < 2 ? RARE_SCRAPES : SILENT_TOTAL);
      }
    } else if (scrapes(at) > 0 && counts.type === 'events') {
      doubtful ||= lastSeen === -Infinity;
      if (lastSeen >= at - DAY_MS) {
        const share = coverageOf(scrapes, at, BUCKET_MS);
        buckets.push({ start, bad: 0, total: 0, coverage: share });
      }
    }
  }
  if (counted && !failed) notes.add(NO_ERROR_SERIES);
  return { buckets, doubtful, notes: [...notes] };
}
