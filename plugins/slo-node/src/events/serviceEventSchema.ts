import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { MAX_TIME } from '@causeway/plugin-slo-common';
import { z } from 'zod';

const time = z.union(
  [
    z.number().int().min(0).max(MAX_TIME),
    z.iso
      .datetime({ offset: true })
      .transform(text => Date.parse(text))
      .refine(value => Number.isFinite(value)),
  ],
  {
    error:
      'must be a time: ISO 8601 with its zone (2026-11-21T08:00:00Z), or milliseconds since 1970',
  },
);

const entityRef = z
  .string()
  .max(400)
  .transform((text, context) => {
    try {
      return stringifyEntityRef(
        parseEntityRef(text, {
          defaultKind: 'Component',
          defaultNamespace: 'default',
        }),
      );
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'must be an entity ref, such as component:default/checkout',
      });
      return z.NEVER;
    }
  });

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
    entityRef,
    /** `dependency`: an incident of somebody else. */
    cause: z.enum(['deploy', 'incident', 'dependency', 'maintenance']),
    /** As people call it, such as `1.42`. */
    title: z.string().trim().min(1).max(200),
    /** ISO 8601 or milliseconds. */
    from: time,
    /** Absent or null while it lasts. A deploy's end isn't used. */
    to: time.nullish().transform(value => value ?? null),
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
