import { z } from 'zod';

const labels = z.record(z.string(), z.string()).nullish();

/** What `/api/v1/alerts` says. */
export const firingAlertsSchema = z.object({
  alerts: z
    .array(
      z.object({
        labels,
        annotations: labels,
        state: z.enum(['inactive', 'pending', 'firing']),
        activeAt: z.string().nullish(),
      }),
    )
    .max(100_000),
});

/** An alert as Prometheus has it. */
export type PrometheusAlert = z.infer<
  typeof firingAlertsSchema
>['alerts'][number];
