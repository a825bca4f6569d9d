import { z } from 'zod';

const metricSource = z.looseObject({
  metricSourceRef: z.string().optional(),
  type: z.string().optional(),
  spec: z.record(z.string(), z.unknown()),
});

const metric = z.strictObject({ metricSource });

const ratioMetric = z
  .strictObject({
    counter: z.boolean().optional(),
    good: metric.optional(),
    bad: metric.optional(),
    total: metric.optional(),
    rawType: z.enum(['success', 'failure']).optional(),
    raw: metric.optional(),
  })
  .refine(
    ({ good, bad, total, raw }) =>
      raw
        ? !good && !bad && !total
        : Boolean(total) && Boolean(good) !== Boolean(bad),
    'total with good or bad, or raw alone',
  );

/** How good and bad are told apart. */
export const indicatorSchema = z
  .strictObject({
    description: z.string().optional(),
    thresholdMetric: metric.optional(),
    ratioMetric: ratioMetric.optional(),
  })
  .refine(
    ({ thresholdMetric, ratioMetric: ratio }) =>
      Boolean(thresholdMetric) !== Boolean(ratio),
    'either thresholdMetric or ratioMetric',
  );

/** An indicator, as far as its shape goes. */
export type OpenSloIndicator = z.infer<typeof indicatorSchema>;

export const inlineIndicator = z.looseObject({
  metadata: z.looseObject({ name: z.string() }).optional(),
  spec: z.unknown(),
});

export const objectiveSchema = z.strictObject({
  displayName: z.string().optional(),
  op: z.enum(['lte', 'gte', 'lt', 'gt']).optional(),
  value: z.number().optional(),
  target: z.number().optional(),
  targetPercent: z.number().optional(),
  timeSliceTarget: z.number().gt(0).max(1).optional(),
  timeSliceWindow: z.union([z.string(), z.number()]).optional(),
  indicator: inlineIndicator.optional(),
  indicatorRef: z.string().optional(),
  compositeWeight: z.number().optional(),
});

/** One objective of an SLO, as far as its shape goes. */
export type OpenSloObjective = z.infer<typeof objectiveSchema>;

export const timeWindowSchema = z.strictObject({
  duration: z.string(),
  isRolling: z.boolean().optional(),
  calendar: z
    .strictObject({ startTime: z.string(), timeZone: z.string() })
    .optional(),
});

/** `SLO` of OpenSLO v1. */
export const openSloSchema = z.strictObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    displayName: z.string().optional(),
    labels: z.record(z.string(), z.unknown()).optional(),
  }),
  spec: z.strictObject({
    description: z.string().optional(),
    service: z.string(),
    indicator: inlineIndicator.optional(),
    indicatorRef: z.string().optional(),
    timeWindow: z.array(timeWindowSchema).length(1, 'exactly one window'),
    budgetingMethod: z.enum(['Occurrences', 'Timeslices', 'RatioTimeslices']),
    objectives: z.array(z.unknown()).min(1, 'a list of at least one objective'),
    alertPolicies: z.array(z.unknown()).optional(),
  }),
});

/** An SLO, as far as its shape goes. */
export type OpenSlo = z.infer<typeof openSloSchema>;

/** Every field of the format that is read. */
export const openSloKeys = [
  ...['apiVersion', 'kind', 'metadata', 'spec', 'description', 'service'],
  ...['indicator', 'indicatorRef', 'timeWindow', 'budgetingMethod'],
  ...['objectives', 'alertPolicies', 'duration', 'isRolling', 'calendar'],
  ...['startTime', 'timeZone', 'displayName', 'op', 'value', 'target'],
  ...['targetPercent', 'timeSliceTarget', 'timeSliceWindow'],
  ...['compositeWeight', 'thresholdMetric', 'ratioMetric', 'counter', 'good'],
  ...['bad', 'total', 'raw', 'rawType', 'metricSource'],
];
