import { expect, test } from 'vitest';
import { NAME } from '../src/about.ts';
import { ApiSettings, readSettings } from '../src/config.ts';

const COMPLETE = {
  DATABASE_URL: 'postgresql://app@localhost/app',
  REDIS_URL: 'redis://localhost',
  JWT_ISSUER: 'i',
  JWT_AUDIENCE: 'a',
};

test('what is not set has a default, unless it must be set', () => {
  expect(readSettings(ApiSettings, COMPLETE)).toMatchObject({
    SERVICE_NAME: NAME,
    PORT: 8080,
    LOG_LEVEL: 'INFO',
    RATE_LIMIT_PER_SECOND: 20,
  });
});

test.each([
  ['DATABASE_URL', undefined],
  ['DATABASE_URL', 'mysql://app:secret@db/app'],
  ['REDIS_URL', 'secret'],
  ['JWT_ISSUER', ''],
  ['PORT', 'secret'],
  ['LOG_LEVEL', 'secret'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'secret'],
])('it says that %s is wrong, and no value', (name, value) => {
  const read = () => readSettings(ApiSettings, { ...COMPLETE, [name]: value });

  expect(read).toThrow(name);
  expect(read).not.toThrow('secret');
});
