import { BUCKET_MS } from '@causeway/plugin-slo-common';
import type { SliFailure, SliSuccess } from '@causeway/plugin-slo-node';
import { addRange } from './addRange';
import type { ReadPurpose } from './Recorder';
import type { SeriesProgress } from './SeriesProgress';

const MINUTE_MS = 60_000;
const LONGEST_PAUSE_MS = 15 * MINUTE_MS;
/** For what stays wrong until somebody changes something. */
const LONGEST_PERMANENT_PAUSE_MS = 6 * 60 * MINUTE_MS;

/** How far a source was read, after it answered. */
export function afterSuccess(
  before: SeriesProgress,
  options: {
    reading: SliSuccess;
    purpose: ReadPurpose;
    /** What lies before is forgotten: it isn't read any more. */
    oldest: number;
    now: number;
    /** Why some of its buckets couldn't be taken. */
    unfit: string[];
  },
): SeriesProgress {
  const { reading, purpose, oldest, now, unfit } = options;
  const ranges = addRange(before.ranges, [reading.from, reading.to])
    .filter(([, to]) => to > oldest)
    .map(([from, to]) => [Math.max(from, oldest), to] as const);
  const notes =
    unfit.length > 0
      ? [
          ...(reading.notes ?? []),
          `${unfit.length} of its buckets can't be right and were left out; of the first, ${unfit[0]}.`,
        ]
      : reading.notes ?? [];
  if (purpose === 'backfill') {
    return { ...before, ranges, answeredAt: now };
  }
  return {
    ranges,
    settledTo: settledTo(before, options),
    answeredAt: now,
    problem: null,
    notes,
    failures: 0,
    retryAt: null,
  };
}

function settledTo(
  before: SeriesProgress,
  { reading, purpose }: { reading: SliSuccess; purpose: ReadPurpose },
): number {
  if (before.settledTo === null) return reading.from;
  return purpose === 'settling'
    ? Math.max(before.settledTo, reading.to)
    : before.settledTo;
}

/** How far a source was read, after it could not answer for an SLO. Failures with the past don't keep the present from being read. */
export function afterFailure(
  before: SeriesProgress,
  options: { reading: SliFailure; purpose: ReadPurpose; now: number },
): SeriesProgress {
  const { reading, purpose, now } = options;
  if (purpose === 'backfill') return before;
  const failures = before.failures + 1;
  const { message, fix, permanent } = reading.error;
  const pause = permanent
    ? Math.min(BUCKET_MS * 2 ** failures, LONGEST_PERMANENT_PAUSE_MS)
    : Math.min(MINUTE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
  return {
    ...before,
    problem: {
      about: 'source',
      message: message.slice(0, 2_000),
      fix: fix.slice(0, 2_000),
      since: before.problem?.since ?? now,
    },
    failures,
    retryAt: now + pause,
  };
}
