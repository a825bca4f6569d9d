import { z } from 'zod';

/** A span of time as the company's files write it. */
export const durationSchema = z
  .object({
    days: z.number().nonnegative().default(0),
    hours: z.number().nonnegative().default(0),
    minutes: z.number().nonnegative().default(0),
    seconds: z.number().nonnegative().default(0),
  })
  .strict()
  .transform(
    ({ days, hours, minutes, seconds }) =>
      (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000,
  );

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A time as Kubernetes writes it, to the second. */
export function rfc3339(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
