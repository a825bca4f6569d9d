import { connect as openSocket } from 'node:net';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '../src/http/server.ts';
import { Api, keepLines, withDatabase } from './support/api.ts';

let api: Api;
afterEach(() => api.app.close());

async function startLogged(): Promise<Record<string, unknown>[]> {
  const { stream, lines } = keepLines();
  api = await Api.start({}, pino({ messageKey: 'event' }, stream));
  return lines;
}

test('a request leaves one line', async () => {
  const lines = await startLogged();

  await api.limiting();
  lines.length = 0;
  const answer = await api.call('GET', '/v1/sessions', { headers: { 'x-request-id': 'abc-1' } });

  expect(answer.headers['x-request-id']).toBe('abc-1');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    event: 'request',
    request_id: 'abc-1',
    method: 'GET',
    route: '/v1/sessions',
    status: 200,
  });
});

test.each(['x'.repeat(65), 'a" b', '${jndi}'])(
  'a harmful request id is replaced: %s',
  async sent => {
    api = await Api.start();

    const answer = await api.call('GET', '/v1/sessions', { headers: { 'x-request-id': sent } });

    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  },
);

test('a bug is logged and told without details', async () => {
  const lines = await startLogged();
  const answer = await withDatabase(async ({ db }) => {
    await db.schema.alterTable('sessions').renameTo('sessions_away').execute();
    return api
      .call('GET', '/v1/sessions')
      .finally(() => db.schema.alterTable('sessions_away').renameTo('sessions').execute());
  });

  expect(answer.statusCode).toBe(500);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.body).not.toContain('relation');
  const [failure, request] = lines;
  expect(failure).toMatchObject({ event: 'request failed' });
  expect(JSON.stringify(failure)).toContain('relation');
  expect(failure?.['request_id']).toBe(answer.json<{ request_id: string }>().request_id);
  expect(request?.['request_id']).toBe(failure?.['request_id']);
});

test('a body that is too large is refused', async () => {
  api = await Api.start();

  const answer = await api.call('POST', '/v1/sessions', {
    body: { topic: 'x'.repeat(MAX_BODY_BYTES), questions: 1 },
    headers: { 'idempotency-key': 'large-one' },
  });

  expect(answer.statusCode).toBe(413);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
});

test.each(['/nowhere', '/%zz', '/healthz/x'])('an unknown address is a problem: %s', async path => {
  api = await Api.start();

  const answer = await api.call('GET', path);

  expect([400, 404]).toContain(answer.statusCode);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
});

test('a caller who leaves is counted as such', async () => {
  api = await Api.start();
  const port = Number(new URL(await api.app.listen({ port: 0, host: '127.0.0.1' })).port);
  const token = await api.issuer.token();
  await withDatabase(({ db }) =>
    db.transaction().execute(async locking => {
      const { id } = await api.started();
      await locking.updateTable('sessions').set({ score: 0, status: 'completed' }).execute();
      const socket = openSocket(port, '127.0.0.1');
      const body = '{"score":1}';
      socket.write(
        `POST /v1/sessions/${id}/complete HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      await expect.poll(() => api.metric('http_requests_in_progress')).toBe(1);
      socket.destroy();
      await expect.poll(() => api.metric('http_requests_total', { code: '499' })).toBe(1);
    }),
  );
});

test('a path that breaks out of the log or the answer is only text', async () => {
  const lines = await startLogged();

  await api.call('GET', '/a%0Ab?x=%22%7D');

  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ route: 'unmatched' });
});
