import { Redis } from 'ioredis';
import { afterEach, expect, test } from 'vitest';
import { Api } from './support/api.ts';

let api: Api;
afterEach(() => api.app.close());

const limited = async (limit: NodeJS.ProcessEnv) => (await Api.start(limit)).limiting();

const read = (token?: string) =>
  api.call('GET', '/v1/sessions', token === undefined ? {} : { token });

test('a caller in a hurry is told how long to wait', async () => {
  api = await limited({ RATE_LIMIT_PER_SECOND: '0.1', RATE_LIMIT_BURST: '2' });

  const answers = [await read(), await read(), await read()];

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429]);
  expect(Number(answers[2]?.headers['retry-after'])).toBeGreaterThanOrEqual(9);
  expect(answers[2]?.json()).toMatchObject({ type: 'urn:problem:rate-limited' });
  expect(await api.metric('rate_limit_decisions_total', { decision: 'allowed' })).toBe(2);
  expect(await api.metric('rate_limit_decisions_total', { decision: 'limited' })).toBe(1);
});

test('tokens come back', async () => {
  api = await limited({ RATE_LIMIT_PER_SECOND: '10', RATE_LIMIT_BURST: '1' });
  await read();
  await new Promise(resolve => setTimeout(resolve, 150));

  expect((await read()).statusCode).toBe(200);
});

test('one caller does not use up what is another one’s', async () => {
  api = await limited({ RATE_LIMIT_PER_SECOND: '0.1', RATE_LIMIT_BURST: '1' });
  await read();

  expect((await read(await api.issuer.token({ sub: 'bob' }))).statusCode).toBe(200);
});

test('the bucket is forgotten when it is full again', async () => {
  api = await limited({ RATE_LIMIT_PER_SECOND: '10', RATE_LIMIT_BURST: '10' });
  await read();

  const redis = new Redis(api.settings.REDIS_URL);
  const [key] = await redis.keys('*:rate:*');
  expect(await redis.pttl(key ?? '')).toBeLessThanOrEqual(2000);
  redis.disconnect();
});

test('without Redis requests are let through, and it is not asked in vain for long', async () => {
  api = await Api.start({ REDIS_URL: 'redis://127.0.0.1:1/0' });

  for (let request = 0; request < 7; request += 1) expect((await read()).statusCode).toBe(200);

  expect(await api.metric('rate_limit_decisions_total', { decision: 'unavailable' })).toBe(7);
  const redis = { dependency: 'redis' };
  expect(await api.metric('outgoing_requests_total', { ...redis, outcome: 'error' })).toBe(5);
  expect(await api.metric('outgoing_requests_total', { ...redis, outcome: 'rejected' })).toBe(2);
  expect(await api.metric('circuit_breaker_state', redis)).toBe(2);
});
