import { z } from 'zod';
import { durationSchema } from '../lib/duration';

const eventSchema = z
  .object({
    id: z.string(),
    /** Name of a component. */
    entity: z.string(),
    cause: z.enum(['deploy', 'incident', 'dependency', 'maintenance']),
    title: z.string(),
    ago: durationSchema,
    /** Absent for deploys, which are moments. */
    lasts: durationSchema.optional(),
  })
  .strict();

const disturbanceSchema = z
  .object({
    /** Id of an event of the same entity. */
    event: z.string(),
    /** As long as the event by default. */
    lasts: durationSchema.optional(),
    /** Share of bad ones while it lasts. */
    badRatio: z.number().min(0).max(1).optional(),
    /** Bad ones in all, besides the usual. */
    bad: z.number().positive().optional(),
  })
  .strict()
  .refine(
    ({ badRatio, bad }) => (badRatio === undefined) !== (bad === undefined),
    'needs badRatio or bad, and not both',
  );

const promiseSchema = z
  .object({
    entity: z.string(),
    /** Name of an SLO in the repository of the entity. */
    slo: z.string(),
    /** Events in an hour, on average. */
    perHour: z.number().positive(),
    /** How they are spread: a day with more by day, evenly, or all in an hour at night. */
    curve: z.enum(['day', 'flat', 'night']),
    badRatio: z.number().min(0).max(1),
    during: z.array(disturbanceSchema).default([]),
    /** Reported all at once so often, instead of when a bucket is over. */
    every: durationSchema.optional(),
    /** Nothing was reported since, and won't be. */
    silentSince: durationSchema.optional(),
  })
  .strict();

const alertSchema = z
  .object({
    event: z.string(),
    after: durationSchema,
    /** As long as the event by default. */
    lasts: durationSchema.optional(),
    slo: z.string(),
    name: z.string(),
    severity: z.enum(['page', 'ticket']),
    summary: z.string(),
  })
  .strict();

/** The file `promises.yaml`: what happened to services and how their promises went. */
export const storySchema = z
  .object({
    events: z.array(eventSchema),
    promises: z.array(promiseSchema),
    alerts: z.array(alertSchema),
  })
  .strict();

/** What happened and how it went; times are milliseconds ago. */
export type Story = z.infer<typeof storySchema>;

/** Something that happened to a service. */
export type StoryEvent = Story['events'][number];

/** How one SLO went. */
export type StoryPromise = Story['promises'][number];
