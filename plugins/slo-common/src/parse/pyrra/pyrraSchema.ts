import { z } from 'zod';

const metric = z.strictObject({ metric: z.string().min(1) });
const grouping = z.array(z.string().min(1)).optional();

/** `ServiceLevelObjective` of Pyrra. */
export const pyrraSchema = z.strictObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    labels: z.record(z.string(), z.string()).optional(),
  }),
  spec: z.strictObject({
    target: z
      .string('a number in quotes')
      .regex(/^\d+(\.\d+)?$/, 'a number between 0 and 100, in quotes'),
    window: z
      .string()
      .regex(/^(\d+(ms|[smhdwy]))+$/, 'a duration of Prometheus, such as 4w'),
    description: z.string().optional(),
    indicator: z
      .strictObject({
        ratio: z
          .strictObject({ errors: metric, total: metric, grouping })
          .optional(),
        latency: z
          .strictObject({ success: metric, total: metric, grouping })
          .optional(),
        latencyNative: z
          .strictObject({ latency: z.string(), total: metric, grouping })
          .optional(),
        bool_gauge: z
          .strictObject({ metric: z.string().min(1), grouping })
          .optional(),
      })
      .refine(
        indicator => Object.values(indicator).filter(Boolean).length === 1,
        'exactly one of ratio, latency, latencyNative and bool_gauge',
      ),
    alerting: z
      .looseObject({
        disabled: z.boolean().optional(),
        burnrates: z.boolean().optional(),
        absent: z.boolean().optional(),
        name: z.string().optional(),
        absentName: z.string().optional(),
      })
      .optional(),
    performanceOverAccuracy: z.boolean().optional(),
    ruleOutput: z.unknown().optional(),
    partial_response_strategy: z.string().optional(),
    serviceLevel: z.string().optional(),
  }),
  status: z.unknown().optional(),
});

/** A Pyrra resource, as far as its shape goes. */
export type PyrraObjective = z.infer<typeof pyrraSchema>;

/** Every field of the format. */
export const pyrraKeys = [
  ...['apiVersion', 'kind', 'metadata', 'spec', 'status', 'target', 'window'],
  ...['description', 'indicator', 'ratio', 'latency', 'latencyNative'],
  ...['bool_gauge', 'errors', 'total', 'success', 'grouping', 'metric'],
  ...['alerting', 'performanceOverAccuracy', 'ruleOutput'],
];
