import { z } from 'zod';
import type { KubernetesObject } from './kubernetesObjects';

// No registry carries Flagger's schemas: these are its v1beta1 kinds as its reference describes them, as far as a canary
// through a mesh or the Gateway API uses them. Unknown fields are refused, because the API server would drop them unsaid.

const duration = z.string().regex(/^\d+(ms|s|m|h)$/);
const percent = z.number().int().min(0).max(100);
const reference = z.strictObject({
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string().min(1),
});
const labels = z.record(z.string(), z.string());
const metadata = z.strictObject({
  labels: labels.optional(),
  annotations: labels.optional(),
});
const open = z.record(z.string(), z.unknown());

const service = z.strictObject({
  name: z.string().optional(),
  port: z.number().int().min(1).max(65535),
  portName: z.string().optional(),
  targetPort: z.union([z.string(), z.number().int()]).optional(),
  appProtocol: z.string().optional(),
  portDiscovery: z.boolean().optional(),
  timeout: duration.optional(),
  delegation: z.boolean().optional(),
  hosts: z.array(z.string()).optional(),
  gateways: z.array(z.string()).optional(),
  gatewayRefs: z
    .array(
      z.strictObject({
        group: z.string().optional(),
        kind: z.string().optional(),
        name: z.string(),
        namespace: z.string().optional(),
        port: z.number().int().optional(),
        sectionName: z.string().optional(),
      }),
    )
    .optional(),
  match: z.array(open).optional(),
  rewrite: open.optional(),
  retries: z
    .strictObject({
      attempts: z.number().int(),
      perTryTimeout: duration.optional(),
      retryOn: z.string().optional(),
    })
    .optional(),
  headers: open.optional(),
  corsPolicy: open.optional(),
  trafficPolicy: open.optional(),
  apex: metadata.optional(),
  primary: metadata.optional(),
  canary: metadata.optional(),
});

const metric = z
  .strictObject({
    name: z.string().min(1),
    interval: duration.optional(),
    thresholdRange: z
      .strictObject({ min: z.number().optional(), max: z.number().optional() })
      .refine(range => range.min !== undefined || range.max !== undefined, {
        message: 'has neither min nor max, so any value passes',
      }),
    templateRef: z
      .strictObject({ name: z.string(), namespace: z.string().optional() })
      .optional(),
    templateVariables: labels.optional(),
    query: z.string().optional(),
  })
  .refine(
    ({ name, templateRef, query }) =>
      templateRef !== undefined ||
      query !== undefined ||
      ['request-success-rate', 'request-duration'].includes(name),
    { message: 'is not built in and has no templateRef' },
  );

const webhook = z.strictObject({
  name: z.string().min(1),
  type: z
    .enum([
      'confirm-rollout',
      'pre-rollout',
      'rollout',
      'confirm-traffic-increase',
      'confirm-promotion',
      'post-rollout',
      'rollback',
      'event',
    ])
    .optional(),
  url: z.url(),
  timeout: duration.optional(),
  muteAlert: z.boolean().optional(),
  retries: z.number().int().optional(),
  disableTLS: z.boolean().optional(),
  metadata: labels.optional(),
});

const analysis = z
  .strictObject({
    interval: duration,
    threshold: z.number().int().min(1),
    iterations: z.number().int().optional(),
    maxWeight: percent.optional(),
    stepWeight: percent.optional(),
    stepWeights: z.array(percent).optional(),
    stepWeightPromotion: percent.optional(),
    primaryReadyThreshold: percent.optional(),
    canaryReadyThreshold: percent.optional(),
    mirror: z.boolean().optional(),
    mirrorWeight: percent.optional(),
    match: z.array(open).optional(),
    sessionAffinity: open.optional(),
    metrics: z.array(metric).optional(),
    webhooks: z.array(webhook).optional(),
    alerts: z
      .array(
        z.strictObject({
          name: z.string(),
          severity: z.enum(['info', 'warn', 'error']).optional(),
          providerRef: z.strictObject({
            name: z.string(),
            namespace: z.string().optional(),
          }),
        }),
      )
      .optional(),
  })
  .refine(
    ({ iterations, maxWeight, stepWeight, stepWeights }) =>
      iterations !== undefined ||
      stepWeights !== undefined ||
      (maxWeight !== undefined && stepWeight !== undefined),
    {
      message:
        'has no steps: stepWeights, stepWeight with maxWeight, or iterations',
    },
  );

const SPECS: Record<string, z.ZodType> = {
  Canary: z.strictObject({
    provider: z.string().optional(),
    metricsServer: z.string().optional(),
    targetRef: reference.extend({
      kind: z.enum(['Deployment', 'DaemonSet', 'Service']),
    }),
    autoscalerRef: reference
      .extend({
        kind: z.enum(['HorizontalPodAutoscaler', 'ScaledObject']),
        primaryScalerQueries: labels.optional(),
        primaryScalerReplicas: z
          .strictObject({
            minReplicas: z.number().int().optional(),
            maxReplicas: z.number().int().optional(),
          })
          .optional(),
      })
      .optional(),
    ingressRef: reference.optional(),
    routeRef: reference.optional(),
    service,
    progressDeadlineSeconds: z.number().int().optional(),
    skipAnalysis: z.boolean().optional(),
    revertOnDeletion: z.boolean().optional(),
    suspend: z.boolean().optional(),
    analysis,
  }),
  MetricTemplate: z.strictObject({
    provider: z.strictObject({
      type: z.string(),
      address: z.string().optional(),
      region: z.string().optional(),
      insecureSkipVerify: z.boolean().optional(),
      headers: z.record(z.string(), z.array(z.string())).optional(),
      secretRef: z.strictObject({ name: z.string() }).optional(),
    }),
    query: z.string().min(1),
  }),
};

/** What is wrong with an object of Flagger, if anything. */
export function checkFlagger(object: KubernetesObject): string | undefined {
  const schema = SPECS[object.kind];
  if (!schema) {
    return `flagger.app has no kind ${object.kind}`;
  }
  const { success, error } = schema.safeParse(object.spec);
  return success
    ? undefined
    : error.issues
        .map(({ path, message }) => `spec.${path.join('.')}: ${message}`)
        .join('; ');
}
