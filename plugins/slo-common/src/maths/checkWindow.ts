import { DateTime, IANAZone } from 'luxon';
import { SloWindow } from '../model/SloWindow';
import { BUCKET_MS, DAY_MS } from '../ledger';

/** The ledger keeps no more. */
const LONGEST_DAYS = 400;
const DAYS_OF_UNIT = { day: 1, week: 7, month: 31, quarter: 92, year: 366 };

/**
 * Says what is wrong with a window and how to put it right, or nothing.
 *
 * @public
 */
export function checkWindow(window: SloWindow): string | undefined {
  if (window.type === 'rolling') {
    const { durationMs } = window;
    return durationMs >= BUCKET_MS && durationMs <= LONGEST_DAYS * DAY_MS
      ? undefined
      : `the window lasts ${durationMs} ms: write one between 5 minutes and ${LONGEST_DAYS} days`;
  }
  if (!IANAZone.isValidZone(window.timeZone)) {
    return `there is no time zone ${window.timeZone}: write an IANA name such as Europe/Berlin`;
  }
  const days = DAYS_OF_UNIT[window.unit] * window.count;
  if (!Number.isInteger(window.count) || !(days >= 1 && days <= LONGEST_DAYS)) {
    return `the window lasts ${window.count} times a ${window.unit}: write a whole number, up to ${LONGEST_DAYS} days in all`;
  }
  if (
    window.start !== undefined &&
    !DateTime.fromISO(window.start, { zone: window.timeZone }).isValid
  ) {
    return `the window starts on ${window.start}, which is no date: write it as 2026-01-31`;
  }
  return undefined;
}
