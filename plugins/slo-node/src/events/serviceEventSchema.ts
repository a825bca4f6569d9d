import { z } from 'zod';
import { entityRefSchema } from '../schemas/entityRefSchema';
import { timeSchema } from '../schemas/timeSchema';

/**
 * Something that happened to a service and may explain bad events. The same `id` again replaces what was said before: an
 * incident is sent when it begins and again, with `to`, when it ends.
 *
 * @public
 */
export const serviceEventSchema = z
  .object({
    /** Unique among all events of the entity, such as `deploy-1.42` or `INC-7`. */
    id: z.string().trim().min(1).max(200),
    /** Without kind and namespace it is a component of the default namespace. */
    entityRef: entityRefSchema,
    /** `dependency`: an incident of somebody else. */
    cause: z.enum(['deploy', 'incident', 'dependency', 'maintenance']),
    /** As people call it, such as `1.42`. */
    title: z.string().trim().min(1).max(200),
    /** ISO 8601 or milliseconds. */
    from: timeSchema,
    /** Absent or null while it lasts. A deploy's end isn't used. */
    to: timeSchema.nullish().transform(value => value ?? null),
    /** Id of the deploy that an incident came from: what the incident spent is then the deploy's. */
    causedBy: z.string().trim().min(1).max(200).optional(),
  })
  .strict()
  .refine(({ from, to }) => to === null || to >= from, {
    path: ['to'],
    message: 'must not be before from',
  });

/** An event as the portal keeps it; times are milliseconds. @public */
export type ServiceEvent = z.output<typeof serviceEventSchema>;
