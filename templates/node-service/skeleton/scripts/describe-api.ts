import { pino } from 'pino';
import { buildApp } from '../src/app.ts';
import { ApiSettings, readSettings } from '../src/config.ts';

/** Describe the API as it is now; nothing that it would call needs to be there. */
export async function describeApi(): Promise<object> {
  const settings = readSettings(ApiSettings, {
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
    REDIS_URL: 'redis://127.0.0.1:1',
    JWT_ISSUER: 'none',
    JWT_AUDIENCE: 'none',
    JWT_JWKS: '{"keys":[]}',
  });
  const app = await buildApp(settings, pino({ level: 'silent' }));
  await app.ready();
  const description = app.swagger();
  await app.close();
  return description;
}
