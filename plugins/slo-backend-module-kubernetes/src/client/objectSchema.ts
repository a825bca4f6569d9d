import { z } from 'zod';

const name = z
  .string()
  .min(1)
  .max(253)
  .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/);

/** An object of a cluster, as far as it is read. */
export const objectSchema = z.object({
  metadata: z.object({
    name,
    namespace: name,
    resourceVersion: z.string().max(200).default(''),
    labels: z.record(z.string(), z.string()).default({}),
  }),
  spec: z.record(z.string(), z.unknown()),
});

/** A page of a list of objects. */
export const listSchema = z.object({
  metadata: z.object({ continue: z.string().optional() }).default({}),
  items: z.array(z.unknown()),
});

/** An SLO, or what it refers to. */
export type SloObject = z.output<typeof objectSchema>;
