import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { IdempotentWrites } from '../src/idempotency.ts';
import { Metrics } from '../src/observability/metrics.ts';
import { Api, withDatabase } from './support/api.ts';

let api: Api;
beforeEach(async () => {
  api = await Api.start();
});
afterEach(() => api.app.close());

test('a retry gets the first answer', async () => {
  const key = randomUUID();

  const first = await api.start({ key });
  const second = await api.start({ key });

  expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
  expect(second.body).toBe(first.body);
  expect(second.headers.location).toBe(first.headers.location);
  expect(first.headers['idempotency-replayed']).toBeUndefined();
  expect(second.headers['idempotency-replayed']).toBe('true');
  expect(await count()).toBe(1);
  expect(await outcome('replayed')).toBe(1);
});

test('one session comes of many requests at once', async () => {
  const key = randomUUID();

  const answers = await Promise.all(Array.from({ length: 20 }, () => api.start({ key })));

  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  expect(await count()).toBe(1);
  expect(await outcome('created')).toBe(1);
});

test('a key is good for one request only', async () => {
  const key = randomUUID();
  await api.start({ key, questions: 1 });

  const answer = await api.start({ key, questions: 2 });

  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({ type: 'urn:problem:idempotency-key-reused' });
  expect(await outcome('mismatch')).toBe(1);
});

test('keys of different callers do not meet', async () => {
  const key = randomUUID();
  await api.start({ key });

  const answer = await api.start({ key }, { token: await api.issuer.token({ sub: 'bob' }) });

  expect(answer.headers['idempotency-replayed']).toBeUndefined();
  expect(await count()).toBe(2);
});

test.each([undefined, 'short', 'with space', 'x'.repeat(256)])(
  'a write needs a usable key, not %s',
  async key => {
    const answer = await api.start(
      {},
      { headers: key === undefined ? {} : { 'idempotency-key': key } },
    );

    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ errors: { at: string }[] }>().errors[0]?.at).toMatch(/^headers/);
  },
);

test('a request that still runs is not waited for long', async () => {
  const key = randomUUID();
  const answer = await withDatabase(({ db }) =>
    db.transaction().execute(async running => {
      await running
        .insertInto('idempotency_keys')
        .values({ subject: 'ann', key, fingerprint: Buffer.of(1), expires_at: tomorrow() })
        .execute();
      return api.start({ key });
    }),
  );

  expect(answer.statusCode).toBe(409);
  expect(answer.json()).toMatchObject({ type: 'urn:problem:idempotency-key-busy' });
  expect(answer.headers['retry-after']).toBe('2');
  expect(await outcome('busy')).toBe(1);
});

test('after a failure the key can be used again', async () => {
  const key = randomUUID();
  await withDatabase(async ({ db }) => {
    await db.schema.alterTable('sessions').renameTo('sessions_away').execute();
    try {
      expect((await api.start({ key })).statusCode).toBe(500);
    } finally {
      await db.schema.alterTable('sessions_away').renameTo('sessions').execute();
    }
  });

  const answer = await api.start({ key });

  expect(answer.statusCode).toBe(201);
  expect(answer.headers['idempotency-replayed']).toBeUndefined();
});

test('an expired key counts as new', async () => {
  const key = randomUUID();
  await api.start({ key });
  await expireAll();

  const answer = await api.start({ key });

  expect(answer.headers['idempotency-replayed']).toBeUndefined();
  expect(await count()).toBe(2);
});

test('only expired keys are forgotten', async () => {
  await api.start();
  await expireAll();
  await api.start();

  await withDatabase(async ({ db }) => {
    const writes = new IdempotentWrites({ db, metrics: new Metrics('test') });
    expect(await writes.forgetExpired()).toBe(1);
    expect(await writes.forgetExpired()).toBe(0);
  });
});

function tomorrow(): Date {
  return new Date(Date.now() + 86_400_000);
}

async function count(): Promise<number> {
  return withDatabase(async ({ db }) => {
    const rows = await db.selectFrom('sessions').select('id').execute();
    return rows.length;
  });
}

async function expireAll(): Promise<void> {
  await withDatabase(({ db }) =>
    db
      .updateTable('idempotency_keys')
      .set({ expires_at: new Date(0) })
      .execute(),
  );
}

async function outcome(name: string): Promise<number> {
  return api.metric('idempotency_requests_total', { outcome: name });
}
