import { ApiSettings, readSettings } from '../../src/config.ts';

export const ISSUER = 'https://issuer.test/';
export const AUDIENCE = 'test';

/** The database of the tests. It is emptied. */
export function databaseUrl(): string {
  return required('DATABASE_URL');
}

/** Settings for an API that trusts a key set, with no rate limit to speak of. */
export function apiSettings(keySet: object, more: NodeJS.ProcessEnv = {}): ApiSettings {
  return readSettings(ApiSettings, {
    DATABASE_URL: databaseUrl(),
    REDIS_URL: required('REDIS_URL'),
    JWT_ISSUER: ISSUER,
    JWT_AUDIENCE: AUDIENCE,
    JWT_JWKS: JSON.stringify(keySet),
    RATE_LIMIT_PER_SECOND: '1000',
    RATE_LIMIT_BURST: '1000',
    ...more,
  });
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`set ${name}: the tests need a server of their own`);
  return value;
}
