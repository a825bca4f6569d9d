import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../src/sessions/schemas.ts';
import { Api } from './support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
});
afterAll(() => api.app.close());

test('a session can be started and read', async () => {
  const answer = await api.start({ topic: 'fractions', questions: 5 });

  expect(answer.statusCode).toBe(201);
  const session = answer.json<Session>();
  expect(session).toMatchObject({
    topic: 'fractions',
    questions: 5,
    status: 'active',
    score: null,
  });
  expect(answer.headers.location).toBe(`/v1/sessions/${session.id}`);
  expect((await api.call('GET', `/v1/sessions/${session.id}`)).json()).toEqual(session);
});

test.each([
  { questions: 0 },
  { questions: 2.5 },
  { questions: '5' },
  { topic: 'a b' },
  { topic: '' },
  { extra: 1 },
])('a session that is not valid is refused: %j', async wrong => {
  const answer = await api.start(wrong as object);

  expect(answer.statusCode).toBe(422);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  const { errors } = answer.json<{ errors: { at: string; message: string }[] }>();
  expect(errors[0]?.at).toMatch(/^body/);
  expect(answer.body).not.toContain('a b');
});

test('what is not JSON is refused', async () => {
  const answer = await api.app.inject({
    method: 'POST',
    url: '/v1/sessions',
    payload: '{"topic"',
    headers: {
      authorization: `Bearer ${await api.issuer.token()}`,
      'content-type': 'application/json',
      'idempotency-key': 'not-json-1',
    },
  });

  expect(answer.statusCode).toBe(400);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
});

test("somebody else's session is as good as missing", async () => {
  const { id } = await api.started();
  const token = await api.issuer.token({ sub: 'bob' });

  const read = await api.call('GET', `/v1/sessions/${id}`, { token });
  const complete = await api.call('POST', `/v1/sessions/${id}/complete`, {
    token,
    body: { score: 1 },
  });

  expect([read.statusCode, complete.statusCode]).toEqual([404, 404]);
});

test('a session is completed once', async () => {
  const { id } = await api.started();
  const complete = (score: number) =>
    api.call('POST', `/v1/sessions/${id}/complete`, { body: { score } });

  const first = await complete(80);
  const again = await complete(80);
  const other = await complete(90);

  expect(first.json()).toMatchObject({ status: 'completed', score: 80 });
  expect(again.json()).toEqual(first.json());
  expect(other.statusCode).toBe(409);
  expect(other.json()).toMatchObject({ type: 'urn:problem:session-completed' });
});

test('pages show each session once, newest first, though new ones come meanwhile', async () => {
  const token = await api.issuer.token({ sub: 'reader' });
  const start = async () => (await api.start({}, { token, ...startOptions() })).json<Session>().id;
  const expected: string[] = [];
  for (let count = 0; count < 7; count += 1) expected.unshift(await start());

  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor ? `&cursor=${cursor}` : '';
    const page = await api.call('GET', `/v1/sessions?limit=3${query}`, { token });
    const { items, next_cursor } = page.json<{ items: Session[]; next_cursor: string | null }>();
    seen.push(...items.map(({ id }) => id));
    cursor = next_cursor;
    await start();
  }

  expect(seen).toEqual(expected);
});

test('a list can be filtered by status', async () => {
  const { id } = await api.started();
  await api.call('POST', `/v1/sessions/${id}/complete`, { body: { score: 1 } });

  const page = await api.call('GET', '/v1/sessions?status=completed');

  const { items } = page.json<{ items: Session[] }>();
  expect(items.map(item => item.id)).toContain(id);
  expect(new Set(items.map(({ status }) => status))).toEqual(new Set(['completed']));
});

test.each(['limit=0', 'limit=101', 'limit=x', 'cursor=%24', 'status=gone', 'cursor=bm90LWpzb24'])(
  'a query that is not valid is refused: %s',
  async query => {
    const answer = await api.call('GET', `/v1/sessions?${query}`);

    expect(answer.statusCode).toBe(422);
  },
);

test('an id that is none is refused', async () => {
  expect((await api.call('GET', '/v1/sessions/1')).statusCode).toBe(422);
});

let keys = 0;
function startOptions() {
  keys += 1;
  return {
    headers: { 'idempotency-key': `paging-${keys}` },
    body: { topic: 'paging', questions: 1 },
  };
}
