/** Where the playground gets its time from. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** The time of this machine: the one place in the playground that reads it. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still, for tests and for screenshots. */
export function fixedClock(time: string): Clock {
  const ms = Date.parse(time);
  if (Number.isNaN(ms)) {
    throw new Error(
      `'${time}' is not a time; write it like '2026-11-21T08:00:00Z'`,
    );
  }
  return { now: () => ms };
}
