import Type, { type Static } from 'typebox';
import { ProcessSettings } from '../config.ts';

/** What the worker needs. */
export const WorkerSettings = Type.Object({
  ...ProcessSettings.properties,
  QUEUE_URL: Type.String({ pattern: '^https?://' }),
  AWS_REGION: Type.String({ minLength: 1 }),
});
export type WorkerSettings = Static<typeof WorkerSettings>;
