import { MAX_TIME } from '@causeway/plugin-slo-common';
import { z } from 'zod';

/** A time in a query: ISO 8601, or milliseconds since 1970. */
export const timeSchema = z
  .union([z.string().max(40), z.number()])
  .transform((value, context) => {
    const text = String(value).trim();
    const time = /^\d+$/.test(text) ? Number(text) : isoTime(text);
    if (!Number.isSafeInteger(time) || time < 0 || time > MAX_TIME) {
      context.addIssue({
        code: 'custom',
        message:
          'must be a time: ISO 8601 (2026-11-21 or 2026-11-21T08:00:00Z), or milliseconds since 1970',
      });
      return z.NEVER;
    }
    return time;
  });

/** Only what begins with a date: `Date.parse` takes much more for one. */
function isoTime(text: string): number {
  return /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.test(text)
    ? Date.parse(
        /T/.test(text) && !/Z|[+-]\d{2}:?\d{2}$/.test(text) ? `${text}Z` : text,
      )
    : NaN;
}
