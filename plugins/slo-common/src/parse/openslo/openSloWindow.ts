import type { CalendarSloWindow, SloWindow } from '../../model';
import { parseDuration } from '../parseDuration';

const UNITS: Record<string, CalendarSloWindow['unit']> = {
  d: 'day',
  w: 'week',
  M: 'month',
  Q: 'quarter',
  Y: 'year',
  y: 'year',
};

const DAYS = { M: 30, Q: 90, Y: 365 } as const;

function isTimeZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
}

/**
 * The window of an OpenSLO file, or what is wrong with it. A rolling month is 30 days, a quarter 90, a year 365.
 *
 * @param spec - as the file has it
 */
export function openSloWindow(spec: {
  duration: string;
  isRolling?: boolean;
  calendar?: { startTime: string; timeZone: string };
}): SloWindow | { problem: string; field: string } {
  const { duration, isRolling, calendar } = spec;
  const [, count, unit] = /^(\d{1,4})([A-Za-z]+)$/.exec(duration) ?? [];
  if (calendar && isRolling)
    return {
      field: 'isRolling',
      problem: 'a window that rolls has no calendar',
    };
  if (!calendar) {
    const days = DAYS[unit as keyof typeof DAYS];
    const durationMs = days
      ? Number(count) * days * 86_400_000
      : parseDuration(duration);
    return durationMs
      ? { type: 'rolling', durationMs }
      : {
          field: 'duration',
          problem: `${JSON.stringify(
            duration,
          )} is no duration such as 28d, 4w or 1M`,
        };
  }
  if (!UNITS[unit ?? ''] || Number(count) < 1) {
    return {
      field: 'duration',
      problem: `${JSON.stringify(
        duration,
      )} is no number of days, weeks, months (M), quarters (Q) or years (Y)`,
    };
  }
  if (!isTimeZone(calendar.timeZone)) {
    return {
      field: 'calendar',
      problem: `${JSON.stringify(
        calendar.timeZone,
      )} is no time zone of the IANA list, such as Europe/Berlin`,
    };
  }
  const [start] = /^\d{4}-\d{2}-\d{2}/.exec(calendar.startTime) ?? [];
  if (!start || Number.isNaN(Date.parse(start))) {
    return {
      field: 'calendar',
      problem: `${JSON.stringify(
        calendar.startTime,
      )} is no date such as 2026-01-01 00:00:00`,
    };
  }
  return {
    type: 'calendar',
    unit: UNITS[unit],
    count: Number(count),
    timeZone: calendar.timeZone,
    start,
  };
}
