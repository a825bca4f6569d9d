import { z } from 'zod';
import { timeSchema } from './parseTime';

/** A range; without it the SLO's window up to now. */
export const rangeSchema = z.object({
  from: timeSchema.optional(),
  to: timeSchema.optional(),
});

/** A range and how many points it is wanted in, at most about. */
export const timelineQuerySchema = rangeSchema.extend({
  points: z.coerce.number().int().min(2).max(1000).default(180),
});
