import { z } from 'zod';

/** Characters of the longest job name: the CronJob is called NAME-JOB, and Kubernetes gives it 52. */
const JOB_NAME_MAX_LENGTH = 21;

/** Names of variables that the charts set themselves, or Terraform writes into the service's secret. */
const OWN_VARIABLES = new Set([
  'AWS_REGION',
  'BUCKET_NAME',
  'DATABASE_URL',
  'ENVIRONMENT',
  'OTEL_RESOURCE_ATTRIBUTES',
  'OTEL_SERVICE_NAME',
  'QUEUE_URL',
  'REDIS_URL',
  'SERVICE_NAME',
  'SERVICE_VERSION',
]);

const cpu = z
  .string()
  .regex(/^([1-9]\d{0,4}m|\d{1,2}(\.\d{1,2})?)$/, 'write it as 250m or 1');
const memory = z
  .string()
  .regex(/^[1-9]\d{0,4}(Mi|Gi)$/, 'write it as 512Mi or 2Gi');
/** Words of a command: nothing that a shell or Helm would read as more than a word. */
const command = z
  .array(z.string().regex(/^-{0,2}[A-Za-z0-9_./][A-Za-z0-9_./=:-]*$/))
  .min(1)
  .max(20);
const variable = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,63}$/, 'write it as MODEL_NAME')
  .refine(name => !OWN_VARIABLES.has(name), 'is set by the chart itself');

const jobSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z]([a-z0-9-]*[a-z0-9])?$/, 'use small letters and dashes')
    .max(JOB_NAME_MAX_LENGTH),
  command,
  /** Five fields of cron, in UTC. */
  schedule: z
    .string()
    .regex(/^[\d*/,-]+( [\d*/,A-Z-]+){4}$/, 'write it as five fields of cron'),
  deadlineMinutes: z.number().int().min(1).max(1440),
  cpu,
  memory,
});

/**
 * What a golden path is made of: the input `stack` of the step `golden-path:answers`, where everything has a default.
 * Unknown keys are refused: a misspelt one would silently leave something out.
 */
export const stackSchema = z.strictObject({
  language: z.enum(['python', 'node']).default('python'),
  /** `api` serves requests; `batch` has jobs only. */
  kind: z.enum(['api', 'batch']).default('api'),
  postgres: z.boolean().default(true),
  /** The database needs the extension `vector`; migrations create it. */
  pgvector: z.boolean().default(false),
  redis: z.boolean().default(false),
  queue: z.enum(['none', 'sqs', 'kafka']).default('none'),
  bucket: z.boolean().default(false),
  /** Pods may invoke Bedrock's models. */
  bedrock: z.boolean().default(false),
  worker: z.boolean().default(false),
  commands: z
    .strictObject({ migrate: command.optional(), worker: command.optional() })
    .default({}),
  jobs: z.array(jobSchema).max(10).default([]),
  /** Settings of this golden path, beside those that every service has. */
  config: z
    .record(
      variable,
      z
        .string()
        .max(300)
        .regex(/^\P{Cc}*$/u),
    )
    .default({}),
  /** Keys that people keep themselves in the secret `ENVIRONMENT/NAME/keys`, such as those of other companies' APIs. */
  secrets: z.array(variable).max(20).default([]),
  /** Of the API and of the worker. */
  resources: z
    .strictObject({
      cpu: cpu.default('250m'),
      memory: memory.default('256Mi'),
      memoryLimit: memory.default('512Mi'),
    })
    .prefault({}),
});

/** A stack as a template writes it. @public */
export type StackInput = z.input<typeof stackSchema>;

/** A stack with its defaults. */
export type StackOutput = z.output<typeof stackSchema>;
