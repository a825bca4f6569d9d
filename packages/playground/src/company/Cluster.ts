import { z } from 'zod';
import { durationSchema } from '../lib/duration';

const common = {
  service: z.string(),
  namespace: z.string(),
  image: z.string(),
  port: z.number().int().default(8080),
  /** Where it is reached from outside, if it is. */
  host: z.string().optional(),
  resources: z
    .object({
      cpuMillis: z.number(),
      memoryMi: z.number(),
      memoryLimitMi: z.number(),
    })
    .strict(),
  /** What one pod uses, on average. */
  usage: z.object({ cpuMillis: z.number(), memoryMi: z.number() }).strict(),
  config: z.record(z.string(), z.string()),
  /** What it promises, as objects beside it. */
  slos: z
    .array(
      z
        .object({
          apiVersion: z.enum(['sloth.slok.dev/v1', 'pyrra.dev/v1alpha1']),
          kind: z.enum(['PrometheusServiceLevel', 'ServiceLevelObjective']),
          name: z.string(),
          ago: durationSchema,
          spec: z.record(z.string(), z.unknown()),
        })
        .strict(),
    )
    .default([]),
};

const revisionSchema = z
  .object({
    version: z.string(),
    /** As the controller counts its rollouts. */
    number: z.number().int(),
    replicas: z.number().int(),
    ago: durationSchema,
    crash: z
      .object({
        reason: z.string(),
        restarts: z.number().int(),
        exitCode: z.number().int(),
        lastLog: z.string(),
      })
      .strict()
      .optional(),
  })
  .strict();

const serving = {
  ...common,
  scaling: z
    .object({ min: z.number(), max: z.number(), cpuPercent: z.number() })
    .strict(),
  /** Newest first. */
  revisions: z.array(revisionSchema).min(1),
};

const single = {
  ...common,
  version: z.string(),
  ago: durationSchema,
};

const workloadSchema = z.discriminatedUnion('controller', [
  z
    .object({
      controller: z.literal('deployment'),
      ...serving,
      /** A queue on disk beside the service. */
      buffer: z
        .object({
          replicas: z.number().int(),
          storageGi: z.number().int(),
          image: z.string(),
        })
        .strict()
        .optional(),
    })
    .strict(),
  z
    .object({
      controller: z.literal('rollout'),
      ...serving,
      canary: z
        .object({
          weights: z.array(z.number()),
          current: z.number(),
          startedAgo: durationSchema,
          reachedAgo: durationSchema,
        })
        .strict(),
    })
    .strict(),
  z
    .object({
      controller: z.literal('flagger'),
      ...serving,
      canary: z
        .object({
          phase: z.enum(['Progressing', 'Succeeded']),
          stepWeight: z.number(),
          maxWeight: z.number(),
          weight: z.number(),
          failedChecks: z.number(),
          transitionAgo: durationSchema,
        })
        .strict(),
    })
    .strict(),
  z
    .object({
      controller: z.literal('istio'),
      ...serving,
      canary: z.object({ weight: z.number() }).strict(),
    })
    .strict(),
  z
    .object({
      controller: z.literal('cronjob'),
      ...single,
      /** The hour of the day at which it starts. */
      hourUtc: z.number().int(),
      runsFor: durationSchema,
      lastRunFails: z.boolean(),
    })
    .strict(),
  z.object({ controller: z.literal('daemonset'), ...single }).strict(),
]);

const clusterSchema = z
  .object({
    name: z.string(),
    environment: z.enum(['prod', 'staging']),
    kubernetesVersion: z.string(),
    nodes: z.number().int(),
    workloads: z.array(workloadSchema),
  })
  .strict();

/** The file that says what runs where. */
export const clustersFileSchema = z
  .object({ clusters: z.array(clusterSchema) })
  .strict();

/** A cluster and what runs in it; all times are milliseconds ago. */
export type Cluster = z.infer<typeof clusterSchema>;

/** Something that runs in a cluster. */
export type Workload = z.infer<typeof workloadSchema>;

/** A workload that answers requests and has versions beside each other. */
export type ServingWorkload = Extract<Workload, { revisions: unknown }>;

/** A workload of one kind of controller. */
export type WorkloadOf<C extends Workload['controller']> = Extract<
  Workload,
  { controller: C }
>;

/** One version of a serving workload. */
export type Revision = z.infer<typeof revisionSchema>;
