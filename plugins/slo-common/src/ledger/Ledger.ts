import { checkBucket } from './checkBucket';
import { BUCKET_MS, HOUR_MS, MIN_COUNT } from './constants';
import { Counts } from './Counts';
import { ExactSums } from './ExactSums';
import { LedgerBucket } from './LedgerBucket';
import { LedgerEntry } from './LedgerEntry';
import { mergeBuckets } from './mergeBuckets';
import { upperBound } from './upperBound';

/**
 * The history of one SLO, ready to be asked for any range of time. Slots don't overlap: where an hour and its own buckets
 * are both there, those that observed more of it count, the buckets when it is the same.
 *
 * A range that cuts a slot gets the share of its length, so that adjacent ranges always add up. Ranges that keep to the
 * slots, as all of five minutes do, are exact.
 *
 * @public
 */
export class Ledger {
  /** Sorted by time. */
  readonly entries: readonly LedgerEntry[];
  /** Buckets that can't be right and were left out, with the reason. */
  readonly rejected: readonly { bucket: LedgerBucket; reason: string }[];
  /** Length of the short slots. */
  readonly bucketMs: number;

  readonly #starts: Float64Array;
  readonly #bad: ExactSums;
  readonly #total: ExactSums;
  readonly #observed: ExactSums;

  constructor(options: {
    buckets: Iterable<LedgerBucket>;
    /** Rolled up history, for what has no buckets any more. */
    hours?: Iterable<LedgerBucket>;
    /** Length of the buckets; five minutes unless a simulation wants a finer grid. */
    bucketMs?: number;
  }) {
    const { buckets, hours = [], bucketMs = BUCKET_MS } = options;
    const rejected: { bucket: LedgerBucket; reason: string }[] = [];
    const toEntries = (list: Iterable<LedgerBucket>, length: number) =>
      mergeBuckets({
        buckets: [...list].filter(bucket => {
          const reason = checkBucket(bucket, { bucketMs: length });
          if (reason) {
            rejected.push({ bucket, reason });
          }
          return !reason;
        }),
      }).map(bucket => toEntry(bucket, length));
    this.bucketMs = bucketMs;
    this.entries = choose(
      toEntries(buckets, bucketMs),
      toEntries(hours, HOUR_MS),
    );
    this.rejected = rejected;
    this.#starts = Float64Array.from(this.entries, entry => entry.start);
    this.#bad = new ExactSums(this.entries.map(entry => entry.bad));
    this.#total = new ExactSums(this.entries.map(entry => entry.total));
    this.#observed = new ExactSums(
      this.entries.map(entry => entry.coverage * (entry.end - entry.start)),
    );
  }

  /** What happened from `from` up to, not including, `to`. */
  measure(from: number, to: number): Counts {
    if (!(from < to)) {
      return { bad: 0, total: 0, observedMs: 0 };
    }
    const first = this.#firstEndingAfter(from);
    const last = upperBound(this.#starts, to, { inclusive: true });
    if (first >= last) {
      return { bad: 0, total: 0, observedMs: 0 };
    }
    const counts = {
      bad: this.#bad.between(first, last),
      total: this.#total.between(first, last),
      observedMs: this.#observed.between(first, last),
    };
    subtractOutside(counts, this.entries[first], from, to);
    if (last - 1 > first) {
      subtractOutside(counts, this.entries[last - 1], from, to);
    }
    return counts;
  }

  /** The slots of a range; the first and the last cut to it as {@link Ledger.measure} does. */
  slots(from: number, to: number): LedgerEntry[] {
    const first = this.#firstEndingAfter(from);
    const last = upperBound(this.#starts, to, { inclusive: true });
    return this.entries
      .slice(first, Math.max(first, last))
      .map(entry => cut(entry, from, to));
  }

  #firstEndingAfter(time: number): number {
    const next = upperBound(this.#starts, time);
    return next > 0 && this.entries[next - 1].end > time ? next - 1 : next;
  }
}

function toEntry(bucket: LedgerBucket, length: number): LedgerEntry {
  const { start, bad, total, coverage } = bucket;
  return {
    start,
    end: start + length,
    bad: bad < MIN_COUNT ? 0 : bad,
    total: total < MIN_COUNT ? 0 : total,
    coverage,
  };
}

/** Fine entries and hours without overlap, sorted. */
function choose(fine: LedgerEntry[], hours: LedgerEntry[]): LedgerEntry[] {
  if (hours.length === 0) {
    return fine;
  }
  const observed = new Map<number, number>();
  const hourOf = (entry: LedgerEntry) =>
    Math.floor(entry.start / HOUR_MS) * HOUR_MS;
  for (const entry of fine) {
    const hour = hourOf(entry);
    const share = (entry.coverage * (entry.end - entry.start)) / HOUR_MS;
    observed.set(hour, (observed.get(hour) ?? 0) + share);
  }
  const kept = hours.filter(
    // What was rolled up from the same buckets differs by rounding only.
    hour => (observed.get(hour.start) ?? -1) < hour.coverage - 1e-9,
  );
  const replaced = new Set(kept.map(hour => hour.start));
  return [...fine.filter(entry => !replaced.has(hourOf(entry))), ...kept].sort(
    (a, b) => a.start - b.start,
  );
}

function cut(entry: LedgerEntry, from: number, to: number): LedgerEntry {
  const start = Math.max(entry.start, from);
  const end = Math.min(entry.end, to);
  if (start === entry.start && end === entry.end) {
    return entry;
  }
  const share = (end - start) / (entry.end - entry.start);
  return {
    ...entry,
    start,
    end,
    bad: entry.bad * share,
    total: entry.total * share,
  };
}

function subtractOutside(
  counts: Counts,
  entry: LedgerEntry,
  from: number,
  to: number,
): void {
  const length = entry.end - entry.start;
  const outside = Math.max(0, from - entry.start) + Math.max(0, entry.end - to);
  if (outside > 0) {
    const share = outside / length;
    counts.bad = Math.max(0, counts.bad - entry.bad * share);
    counts.total = Math.max(0, counts.total - entry.total * share);
    counts.observedMs = Math.max(
      0,
      counts.observedMs - entry.coverage * outside,
    );
  }
}
