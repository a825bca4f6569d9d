import { entityRefSchema, timeSchema } from '@causeway/plugin-slo-node';
import { MAX_COUNT } from '@causeway/plugin-slo-common';
import { z } from 'zod';

/** Samples of one batch. */
export const MAX_SAMPLES = 5_000;

const count = z
  .number()
  .min(0)
  .max(MAX_COUNT, 'must be a count that a double holds exactly');

/** What happened to one SLO in one bucket of five minutes. */
export const sampleSchema = z
  .strictObject({
    entityRef: entityRefSchema,
    /** Name of the SLO. */
    slo: z.string().min(1).max(200),
    /** When the bucket began: a multiple of five minutes. */
    start: timeSchema,
    /** All events of the bucket. */
    total: count,
    /** Bad events; give either these or `good`. */
    bad: count.optional(),
    good: count.optional(),
    /** How much of the bucket was observed, 0..1; all of it without. */
    coverage: z.number().gt(0).max(1).default(1),
  })
  .refine(({ bad, good }) => (bad === undefined) !== (good === undefined), {
    message: 'needs bad or good, and not both',
  })
  .refine(({ good, total }) => good === undefined || good <= total, {
    path: ['good'],
    message: 'must not be more than total',
  })
  .refine(({ bad, total }) => bad === undefined || bad <= total, {
    path: ['bad'],
    message: 'must not be more than total',
  });

/** A sample, checked; times are milliseconds. */
export type Sample = z.output<typeof sampleSchema>;

/** A batch: each of its samples is looked at by itself, so that one that can't be read loses no other. */
export const batchSchema = z.strictObject({
  /** Names the batch: sent again with the same content it gets the same answer, and counts once. */
  batchId: z.string().trim().min(1).max(200),
  /** The sender's clock, so that one that is off is noticed. */
  sentAt: timeSchema.optional(),
  samples: z.array(z.unknown()).min(1).max(MAX_SAMPLES),
});
