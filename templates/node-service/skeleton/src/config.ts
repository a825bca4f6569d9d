/** Settings, read from the environment. Nothing secret has a default. */

import { envSchema } from 'env-schema';
import Type, { type Static, type TObject } from 'typebox';
import { NAME } from './about.ts';

const PostgresUrl = Type.String({ pattern: '^postgres(ql)?://' });
const HttpUrl = Type.String({ pattern: '^https?://' });

const common = {
  DATABASE_URL: PostgresUrl,
  SERVICE_NAME: Type.String({ default: NAME, minLength: 1 }),
  SERVICE_VERSION: Type.String({ default: 'dev' }),
  ENVIRONMENT: Type.String({ default: 'local' }),
  LOG_LEVEL: Type.Enum(['DEBUG', 'INFO', 'WARNING', 'ERROR'], { default: 'INFO' }),
};

/** What migrations need. */
export const MigrationSettings = Type.Object(common);
export type MigrationSettings = Static<typeof MigrationSettings>;

/** What every process needs that keeps running. */
export const ProcessSettings = Type.Object({
  ...common,
  PORT: Type.Integer({ default: 8080, minimum: 1, maximum: 65535 }),
  DATABASE_POOL_SIZE: Type.Integer({ default: 10, minimum: 1 }),
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(HttpUrl),
});
export type ProcessSettings = Static<typeof ProcessSettings>;

/** What the API needs. */
export const ApiSettings = Type.Object({
  ...ProcessSettings.properties,
  REDIS_URL: Type.String({ pattern: '^rediss?://' }),
  JWT_ISSUER: Type.String({ minLength: 1 }),
  JWT_AUDIENCE: Type.String({ minLength: 1 }),
  JWT_JWKS_URL: Type.Optional(HttpUrl),
  JWT_JWKS: Type.Optional(Type.String({ minLength: 2 })),
  RATE_LIMIT_PER_SECOND: Type.Number({ default: 20, exclusiveMinimum: 0 }),
  RATE_LIMIT_BURST: Type.Integer({ default: 40, minimum: 1 }),
});
export type ApiSettings = Static<typeof ApiSettings>;

/** Read settings; throws an error that names the variable that is missing or wrong, never its value. */
export function readSettings<Schema extends TObject>(
  schema: Schema,
  environment: NodeJS.ProcessEnv = process.env,
): Static<Schema> {
  return envSchema<Static<Schema>>({ schema, data: { ...environment }, env: false });
}

/** Read settings, or say what is wrong with them and end the process. */
export function readSettingsOrExit<Schema extends TObject>(schema: Schema): Static<Schema> {
  try {
    return readSettings(schema);
  } catch (error) {
    process.stderr.write(`Settings are missing or wrong: ${String(error)}\n`);
    process.exit(1);
  }
}
