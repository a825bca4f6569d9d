import { DateTime, IANAZone } from 'luxon';
import { CalendarSloWindow, SloWindow } from '../model/SloWindow';
import { BUCKET_MS, DAY_MS } from '../ledger';
import { BoundedCache } from './BoundedCache';

/** The ledger keeps no more. */
const LONGEST_DAYS = 400;
const DAYS_OF_UNIT = { day: 1, week: 7, month: 31, quarter: 92, year: 366 };

/** Asking for a time zone is slow, and few windows are asked for again and again. Empty: nothing is wrong. */
const faults = new BoundedCache<string>(1000);

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
  const { unit, count, timeZone, start } = window;
  const key = [unit, count, timeZone, start].join(' ');
  const fault = faults.get(key) ?? checkCalendar(window) ?? '';
  faults.set(key, fault);
  return fault || undefined;
}

function checkCalendar(window: CalendarSloWindow): string | undefined {
  const { unit, count, timeZone, start } = window;
  if (!IANAZone.isValidZone(timeZone)) {
    return `there is no time zone ${timeZone}: write an IANA name such as Europe/Berlin`;
  }
  const days = DAYS_OF_UNIT[unit] * count;
  if (!Number.isInteger(count) || !(days >= 1 && days <= LONGEST_DAYS)) {
    return `the window lasts ${count} times a ${unit}: write a whole number, up to ${LONGEST_DAYS} days in all`;
  }
  if (
    start !== undefined &&
    !DateTime.fromISO(start, { zone: timeZone }).isValid
  ) {
    return `the window starts on ${start}, which is no date: write it as 2026-01-31`;
  }
  return undefined;
}
