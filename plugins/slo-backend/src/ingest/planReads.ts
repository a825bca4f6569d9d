import { layout } from '../ledger/layout';
import type { StoredSloRow } from '../specs/StoredSloRow';
import type { IngestionConfig } from './IngestionConfig';
import { missingRanges } from './missingRanges';
import type { SeriesProgress } from './SeriesProgress';
import type { TimeRange } from './TimeRange';

/** A range that a source is to be asked for, and the SLOs for which it is. */
export interface PlannedRead {
  from: number;
  to: number;
  slos: StoredSloRow[];
}

/** What plans are made from. */
export interface PlanInput {
  slos: readonly StoredSloRow[];
  /** By row of the SLO. */
  progress: ReadonlyMap<number, SeriesProgress>;
  now: number;
  /** How long after its end a bucket can be read. */
  delayMs: number;
  config: IngestionConfig;
}

/** At first sight, and after a pause, so much is read at once; the rest is back-fill. */
const LONGEST_LIVE_MS = layout.hourMs;

/** More SLOs than this are asked for in several requests. */
const SLOS_PER_READ = 500;

/** Buckets that ended since the last read, with some before them, for late data. */
export function planLive(input: PlanInput): PlannedRead[] {
  const to = floor(input.now - input.delayMs, layout.bucketMs);
  const { overlapMs } = input.config;
  return group(input, slo => {
    const readTo = readToOf(input.progress.get(slo.id));
    if (readTo !== null && readTo >= to) return undefined;
    const from = floor((readTo ?? 0) - overlapMs, layout.bucketMs);
    return [Math.max(from, to - LONGEST_LIVE_MS), to];
  });
}

/** What has been read when it was fresh, once more now that late data should be there. */
export function planSettling(input: PlanInput): PlannedRead[] {
  const to = floor(
    input.now - input.delayMs - input.config.latenessMs,
    layout.hourMs,
  );
  return group(input, slo => {
    const settledTo = input.progress.get(slo.id)?.settledTo;
    if (typeof settledTo !== 'number' || settledTo >= to) return undefined;
    // After a longer pause everything was late when it was first read.
    return [Math.max(settledTo, to - 6 * layout.hourMs), to];
  });
}

/** What was never read of the past, newest first. */
export function planBackfill(input: PlanInput): PlannedRead[] {
  const oldest = floor(input.now - input.config.historyMs, layout.hourMs);
  const { backfillRangeMs } = input.config;
  return group(input, slo => {
    const ranges = input.progress.get(slo.id)?.ranges ?? [];
    const readTo = readToOf(input.progress.get(slo.id));
    if (readTo === null) return undefined;
    const newest = missingRanges(ranges, [oldest, readTo]).at(-1);
    if (!newest) return undefined;
    const [from, to] = newest;
    const start = floor(to - 1, backfillRangeMs);
    // Whole hours, since old ones are kept as such.
    return [
      Math.max(floor(from, layout.hourMs), start),
      Math.min(ceil(to, layout.hourMs), ceil(readTo, layout.bucketMs)),
    ];
  }).sort((a, b) => b.to - a.to);
}

/** End of what was read; null if nothing was. */
export function readToOf(progress: SeriesProgress | undefined): number | null {
  return progress?.ranges.at(-1)?.[1] ?? null;
}

/** SLOs with the same range are asked for together. */
function group(
  input: PlanInput,
  rangeOf: (slo: StoredSloRow) => TimeRange | undefined,
): PlannedRead[] {
  const reads = new Map<string, PlannedRead[]>();
  for (const slo of input.slos) {
    const retryAt = input.progress.get(slo.id)?.retryAt ?? 0;
    const range = rangeOf(slo);
    const waits = retryAt > input.now;
    if (range && range[0] < range[1] && !waits) {
      const [from, to] = range;
      const same = reads.get(`${from} ${to}`) ?? [];
      const last = same.at(-1);
      if (last && last.slos.length < SLOS_PER_READ) last.slos.push(slo);
      else same.push({ from, to, slos: [slo] });
      reads.set(`${from} ${to}`, same);
    }
  }
  return [...reads.values()].flat();
}

function floor(time: number, step: number): number {
  return Math.floor(time / step) * step;
}

function ceil(time: number, step: number): number {
  return Math.ceil(time / step) * step;
}
