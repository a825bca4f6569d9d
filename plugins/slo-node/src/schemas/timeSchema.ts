import { MAX_TIME } from '@causeway/plugin-slo-common';
import { z } from 'zod';

/** A time in a request: ISO 8601 with its zone, or milliseconds since 1970. Gives milliseconds. @public */
export const timeSchema = z.union(
  [
    z.number().int().min(0).max(MAX_TIME),
    z.iso
      .datetime({ offset: true })
      .transform(text => Date.parse(text))
      .refine(value => value >= 0 && value <= MAX_TIME),
  ],
  {
    error:
      'must be a time: ISO 8601 with its zone (2026-11-21T08:00:00Z), or milliseconds since 1970',
  },
);
