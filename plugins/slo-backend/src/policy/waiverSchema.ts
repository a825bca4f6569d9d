import { z } from 'zod';
import { timeSchema } from '../queries/parseTime';

/** What a waiver is asked for with. */
export const waiverSchema = z
  .object({
    /** One line that people read later. */
    reason: z
      .string()
      .trim()
      .min(3, 'say why, so that people can read it later')
      .max(500)
      .regex(/^[^\r\n]*$/, 'write it on one line'),
    until: timeSchema,
    /** Only for stages that these SLOs decided. */
    slos: z.array(z.string().min(1).max(200)).min(1).max(50).optional(),
  })
  .strict();

/** A waiver as it was asked for. */
export type WaiverRequest = z.output<typeof waiverSchema>;
