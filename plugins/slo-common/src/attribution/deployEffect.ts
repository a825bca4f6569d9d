import { HOUR_MS, Ledger, LedgerEntry } from '../ledger';

/** A deploy is suspected if errors rise within an hour of it. */
const GRACE_MS = HOUR_MS;
/** Its effect is over when errors were back to normal for this long, */
const CALM_MS = HOUR_MS / 2;
/** or after this time at the latest. */
const LONGEST_MS = 24 * HOUR_MS;
/** Normal is the ratio of this time before it, or of the half hour before it if that is higher. */
const BASELINE_MS = 24 * HOUR_MS;
/** Errors have risen when there are this many times as many as normally. */
const RISE = 2;

/**
 * The bad events that a deploy brought: in slots after it whose errors have risen clearly over the day and the half hour
 * before, what is above that. What would have been bad anyway isn't charged to it.
 *
 * @returns bad events by start of slot
 * @public
 */
export function deployEffect(options: {
  ledger: Ledger;
  /** When it was deployed. */
  at: number;
  /** No slot after this counts. */
  until: number;
}): Map<number, number> {
  const { ledger, at, until } = options;
  const baseline = Math.max(
    ...[BASELINE_MS, CALM_MS].map(length => {
      const { bad, total } = ledger.measure(at - length, at);
      return total > 0 ? bad / total : 0;
    }),
  );
  const effect = new Map<number, number>();
  let lastRisen: number | undefined;
  for (const slot of ledger.slots(at, Math.min(until, at + LONGEST_MS))) {
    const calmSince = lastRisen ?? at;
    if (
      slot.start - calmSince >
      (lastRisen === undefined ? GRACE_MS : CALM_MS)
    ) {
      break;
    }
    const excess = excessOf(slot, baseline);
    if (excess > 0) {
      effect.set(slot.start, excess);
      lastRisen = slot.end;
    }
  }
  return effect;
}

function excessOf(slot: LedgerEntry, baseline: number): number {
  const expected = baseline * slot.total;
  if (!(slot.bad > expected * RISE)) {
    return 0;
  }
  const excess = slot.bad - expected;
  // Whole events stay whole.
  return Number.isInteger(slot.bad) ? Math.floor(excess) : excess;
}
