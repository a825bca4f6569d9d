import Type, { type Static } from 'typebox';
import { ProcessSettings } from '../config.ts';

/** What the worker needs. */
export const WorkerSettings = Type.Object({
  ...ProcessSettings.properties,
  KAFKA_BROKERS: Type.String({
    pattern: '^[^\\s,:]+:[0-9]+(,[^\\s,:]+:[0-9]+)*$',
    description: 'host:port, separated by commas',
  }),
  KAFKA_TOPIC: Type.String({ pattern: '^[A-Za-z0-9._-]{1,240}$' }),
  KAFKA_SECURITY: Type.Enum(['iam', 'tls', 'plaintext'], { default: 'iam' }),
  AWS_REGION: Type.String({ minLength: 1 }),
});
export type WorkerSettings = Static<typeof WorkerSettings>;
