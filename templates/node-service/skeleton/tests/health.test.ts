import { createServer, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { LATENCY_OBJECTIVE_SECONDS, NAME } from '../src/about.ts';
import { checkDatabase } from '../src/database/check.ts';
import { connect } from '../src/database/connect.ts';
import { Api, silent } from './support/api.ts';
import { databaseUrl } from './support/settings.ts';

let api: Api;
afterEach(() => api.app.close());

const NOWHERE = {
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none?sslmode=require',
  REDIS_URL: 'redis://127.0.0.1:1/0',
};

test('it is ready when everything answers', async () => {
  api = await Api.start();
  await expect
    .poll(async () => (await api.app.inject('/readyz')).json<unknown>())
    .toEqual({
      status: 'ok',
      postgres: 'ok',
      redis: 'ok',
    });
});

test('without PostgreSQL it is alive, not ready, and says so to callers', async () => {
  api = await Api.start({ DATABASE_URL: NOWHERE.DATABASE_URL });

  expect((await api.app.inject('/healthz')).statusCode).toBe(200);
  const ready = await api.app.inject('/readyz');
  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toMatchObject({ status: 'unavailable', postgres: 'unavailable' });
  const answer = await api.call('GET', '/v1/sessions');
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['retry-after']).toBe('2');
});

test('without Redis it is ready', async () => {
  api = await Api.start({ REDIS_URL: NOWHERE.REDIS_URL });

  const ready = await api.app.inject('/readyz');

  expect(ready.statusCode).toBe(200);
  expect(ready.json()).toEqual({ status: 'ok', postgres: 'ok', redis: 'unavailable' });
});

test('a database that says nothing makes it not ready within about a second', async () => {
  const silence = createServer();
  await new Promise<void>(resolve => silence.listen(0, '127.0.0.1', resolve));
  const { port } = silence.address() as AddressInfo;
  api = await Api.start({ DATABASE_URL: `postgresql://nobody@127.0.0.1:${port}/none` });
  const started = performance.now();

  const ready = await api.app.inject('/readyz');

  expect(ready.statusCode).toBe(503);
  expect(performance.now() - started).toBeLessThan(1900);
  silence.close();
});

test('a busy replica stays ready', async () => {
  api = await Api.start();
  const { db, pool } = connect({ url: databaseUrl(), name: 'busy', poolSize: 1, log: silent });
  const busy = await pool.connect();

  await expect(checkDatabase(pool)).resolves.toBeUndefined();

  busy.release();
  await db.destroy();
});

test('requests are counted by route', async () => {
  api = await Api.start();
  const { id } = await api.started();
  for (let time = 0; time < 2; time += 1) await api.call('GET', `/v1/sessions/${id}`);
  await api.call('GET', '/wp-login.php');

  const requests = (code: string, method: string, route: string) =>
    api.metric('http_requests_total', { code, method, route, service: NAME });
  expect(await requests('201', 'POST', '/v1/sessions')).toBe(1);
  expect(await requests('200', 'GET', '/v1/sessions/:session_id')).toBe(2);
  expect(await requests('404', 'GET', 'unmatched')).toBe(1);
  expect(await api.metric('http_requests_in_progress')).toBe(0);
});

test('the latency objective is a bucket', async () => {
  api = await Api.start();
  await api.started();

  const labels = { le: String(LATENCY_OBJECTIVE_SECONDS), route: '/v1/sessions', service: NAME };
  expect(await api.metric('http_request_duration_seconds_bucket', labels)).toBe(1);
});

test('probes are not counted', async () => {
  api = await Api.start();
  for (const path of ['/healthz', '/readyz', '/metrics']) await api.app.inject(path);

  expect((await api.app.inject('/metrics')).body).not.toContain('http_requests_total{');
});

test('the pool is shown', async () => {
  api = await Api.start();
  await api.started();

  expect(await api.metric('db_pool_max_connections', { service: NAME })).toBe(10);
  expect(await api.metric('db_pool_connections', { state: 'idle', service: NAME })).toBe(1);
  expect(await api.metric('db_pool_connections', { state: 'in_use', service: NAME })).toBe(0);
});
