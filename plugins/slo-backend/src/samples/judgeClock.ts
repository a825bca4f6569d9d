import { InputError } from '@backstage/errors';
import { BUCKET_MS, HOUR_MS } from '@causeway/plugin-slo-common';
import { layout } from '../ledger/layout';

const MINUTE_MS = 60_000;

/** Clocks may differ by as much. */
const TOLERANCE_MS = 2 * MINUTE_MS;

/**
 * Checks the sender's clock.
 *
 * @throws InputError when it is off
 */
export function checkSentAt(sentAt: number | undefined, now: number): void {
  if (sentAt === undefined || Math.abs(sentAt - now) <= TOLERANCE_MS) return;
  const minutes = Math.round((sentAt - now) / MINUTE_MS);
  const way = minutes > 0 ? 'ahead of' : 'behind';
  const hint =
    minutes % 30 === 0 ? ' Times in another time zone look like this.' : '';
  throw new InputError(
    `The sender's clock is ${Math.abs(
      minutes,
    )} minutes ${way} ours (sentAt ${new Date(
      sentAt,
    ).toISOString()}, received ${new Date(
      now,
    ).toISOString()}), so its samples would be counted at the wrong time; none was taken.${hint} Set the clock, or send times with their zone.`,
  );
}

/** Why a bucket's time can't be right, or nothing if it can. */
export function judgeStart(
  start: number,
  now: number,
): { reason: string; fix: string } | undefined {
  const shown = new Date(start).toISOString();
  if (start % BUCKET_MS !== 0) {
    const before = Math.floor(start / BUCKET_MS) * BUCKET_MS;
    return {
      reason: `start ${shown} is not the beginning of a bucket`,
      fix: `Add up what happened in five minutes from ${new Date(
        before,
      ).toISOString()}, and send that as its start.`,
    };
  }
  const early = start + BUCKET_MS - now;
  if (early > BUCKET_MS + TOLERANCE_MS) {
    const minutes = Math.ceil((start - now) / MINUTE_MS);
    return {
      reason: `start ${shown} is ${minutes} minutes in the future`,
      fix: "Check the sender's clock and time zone.",
    };
  }
  if (early > TOLERANCE_MS) {
    return {
      reason: `the bucket from ${shown} is not over yet`,
      fix: `Send it after ${new Date(start + BUCKET_MS).toISOString()}.`,
    };
  }
  const oldest = now - layout.keepHoursMs + layout.dayMs;
  if (start < oldest) {
    return {
      reason: `start ${shown} is more than ${Math.floor(
        (now - oldest) / layout.dayMs,
      )} days ago`,
      fix: 'Leave it out: nothing older is kept.',
    };
  }
  return undefined;
}

/** What to tell a sender whose newest sample is as old as if its clock were off by hours; nothing otherwise. */
export function judgeAge(newest: number, now: number): string | undefined {
  const age = now - newest - BUCKET_MS;
  const hours = Math.round(age / HOUR_MS);
  const off = Math.abs(age - hours * HOUR_MS);
  if (hours < 1 || hours > 14 || off > 3 * BUCKET_MS) return undefined;
  return `The newest sample ended ${Math.round(
    age / MINUTE_MS,
  )} minutes ago. If it is meant to be of now, the sender's clock or time zone is off by ${hours} ${
    hours === 1 ? 'hour' : 'hours'
  }; send sentAt with each batch to have that refused.`;
}
