import { z } from 'zod';

/** What the Kubernetes plugin says of its clusters. */
export const clustersSchema = z.object({
  items: z.array(
    z.object({
      name: z.string().min(1).max(200),
      authProvider: z.string().optional(),
    }),
  ),
});

/** A cluster that the portal knows. */
export type Cluster = z.output<typeof clustersSchema>['items'][number];
