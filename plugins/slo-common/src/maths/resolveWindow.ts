import { DateTime } from 'luxon';
import { CalendarSloWindow, SloWindow } from '../model/SloWindow';
import { checkTime } from './checkTime';
import { BoundedCache } from './BoundedCache';
import { checkWindow } from './checkWindow';
import { WindowRange } from './WindowRange';

/** A Monday, and the first of a month, quarter and year nearby, from which windows of several units are counted. */
const ANCHOR = { week: '2001-01-01', other: '2000-01-01' };

/**
 * Where a window begins and ends at a moment. Calendar windows follow the clocks of their time zone: a day with a change
 * to summer time has 23 hours, a month has 28 to 31 days. A window that began on the 31st begins on the last day of a
 * shorter month.
 *
 * @throws RangeError for a window that {@link checkWindow} finds fault with
 * @public
 */
export function resolveWindow(options: {
  window: SloWindow;
  at: number;
}): WindowRange {
  const { window, at } = options;
  const fault = checkTime(at) ?? checkWindow(window);
  if (fault) {
    throw new RangeError(fault);
  }
  if (window.type === 'rolling') {
    return { from: at - window.durationMs, to: at, end: at };
  }
  const { from, end } = calendarPeriod(window, at);
  return { from, to: at, end };
}

interface Period {
  from: number;
  end: number;
}

/** The period last asked for: time zones are slow, and moments come in order. */
const recent = new BoundedCache<Period>(100);

function calendarPeriod(window: CalendarSloWindow, at: number): Period {
  const { unit, count, timeZone, start } = window;
  const key = [unit, count, timeZone, start].join(' ');
  const known = recent.get(key);
  if (known && known.from <= at && at < known.end) {
    return known;
  }
  const period = findPeriod(window, at);
  recent.set(key, period);
  return period;
}

function findPeriod(window: CalendarSloWindow, at: number): Period {
  const { unit, count, timeZone } = window;
  const moment = DateTime.fromMillis(at, { zone: timeZone });
  if (count === 1 && window.start === undefined) {
    const from = moment.startOf(unit);
    return {
      from: firstMoment(from),
      end: firstMoment(from.plus({ [unit]: 1 }).startOf(unit)),
    };
  }
  const start = window.start ?? (unit === 'week' ? ANCHOR.week : ANCHOR.other);
  const anchor = DateTime.fromISO(start, { zone: timeZone });
  // Always counted from the anchor: adding month after month would lose the 31st for good.
  const boundary = (index: number) =>
    firstMoment(anchor.plus({ [unit]: index * count }).startOf('day'));
  let index = Math.floor(moment.diff(anchor, unit).as(unit) / count);
  while (boundary(index) > at) {
    index -= 1;
  }
  while (boundary(index + 1) <= at) {
    index += 1;
  }
  return { from: boundary(index), end: boundary(index + 1) };
}

/** Where clocks go back to midnight, as in Havana, a day has two midnights: it begins at the first. */
function firstMoment(midnight: DateTime): number {
  return Math.min(
    ...midnight.getPossibleOffsets().map(moment => moment.toMillis()),
  );
}
