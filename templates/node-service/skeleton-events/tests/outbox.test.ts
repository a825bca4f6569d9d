import { context, propagation, trace, TraceFlags } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connect, type Connection } from '../src/database/connect.ts';
import { parseEvent } from '../src/events/event.ts';
import { OutboxRelay, publishLater } from '../src/events/outbox.ts';
import { Api, silent } from './support/api.ts';
import { MemoryQueue } from './support/memory-queue.ts';
import { databaseUrl } from './support/settings.ts';

let api: Api;
let database: Connection;
let queue: MemoryQueue;
let relay: OutboxRelay;
beforeEach(async () => {
  api = await Api.start();
  database = connect({ url: databaseUrl(), name: 'tests', poolSize: 5, log: silent });
  queue = new MemoryQueue();
  relay = new OutboxRelay({ db: database.db, queue, log: silent });
});
afterEach(async () => {
  await api.app.close();
  await database.db.destroy();
});

async function complete(id: string, score = 80): Promise<number> {
  return (await api.call('POST', `/v1/sessions/${id}/complete`, { body: { score } })).statusCode;
}

test('a completed session is told once', async () => {
  const { id } = await api.started('fractions');
  await complete(id);
  await complete(id);
  await complete(id, 90);

  expect(await relay.publishBatch()).toBe(1);
  expect(await relay.publishBatch()).toBe(0);

  const [message] = queue.published;
  expect(message?.key).toBe('ann');
  expect(parseEvent(message?.body ?? '')).toMatchObject({
    type: 'session.completed',
    data: { session_id: id, learner: 'ann', topic: 'fractions', score: 80 },
  });
});

test('what was rolled back is not told', async () => {
  const data = { session_id: crypto.randomUUID(), learner: 'ann', topic: 'x', score: 1 };
  const undone = database.db.transaction().execute(async transaction => {
    await publishLater(transaction, { type: 'session.completed', key: 'ann', data });
    throw new Error('undo');
  });
  await expect(undone).rejects.toThrow('undo');

  expect(await relay.publishBatch()).toBe(0);
});

test('nothing is lost while the queue is broken', async () => {
  await complete((await api.started()).id);
  queue.broken = true;
  await expect(relay.publishBatch()).rejects.toThrow('broken');
  expect(await relay.oldestSeconds()).toBeGreaterThan(0);
  queue.broken = false;

  expect(await relay.publishBatch()).toBe(1);
  expect(await relay.oldestSeconds()).toBe(0);
});

test('an event that is refused stays, and holds up no other', async () => {
  const data = { session_id: crypto.randomUUID(), learner: 'ann', topic: 'x', score: 1 };
  for (const key of ['too-large', 'ann']) {
    await database.db
      .transaction()
      .execute(transaction => publishLater(transaction, { type: 'session.completed', key, data }));
  }
  queue.refusing = 'too-large';

  expect(await relay.publishBatch()).toBe(1);
  expect(queue.published.map(({ key }) => key)).toEqual(['ann']);
  expect(await relay.oldestSeconds()).toBeGreaterThan(0);
});

test('events are published in order, though several replicas try', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 25; count += 1) {
    const { id } = await api.started();
    ids.push(id);
    await complete(id);
  }
  const other = new OutboxRelay({ db: database.db, queue, log: silent });
  while (queue.published.length < ids.length) {
    await Promise.all([relay.publishBatch(), other.publishBatch()]);
  }

  const told = queue.published.map(({ body }) => parseEvent(body).data.session_id);
  expect(told).toEqual(ids);
});

test('it goes on by itself when the queue is back, and stops when told', async () => {
  await complete((await api.started()).id);
  queue.broken = true;
  const stop = new AbortController();
  const running = relay.run(stop.signal);
  await vi.waitFor(async () => expect(await relay.oldestSeconds()).toBeGreaterThan(0.1));
  queue.broken = false;

  await vi.waitFor(() => expect(queue.published).toHaveLength(1), 5000);
  stop.abort();
  await expect(running).resolves.toBeUndefined();
});

test('an event names the trace in which it happened', async () => {
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const span = { traceId, spanId: 'b7ad6b7169203331', traceFlags: TraceFlags.SAMPLED };
  const active = vi
    .spyOn(context, 'active')
    .mockReturnValue(trace.setSpanContext(context.active(), span));
  const data = { session_id: crypto.randomUUID(), learner: 'ann', topic: 'x', score: 1 };
  await database.db
    .transaction()
    .execute(transaction =>
      publishLater(transaction, { type: 'session.completed', key: 'ann', data }),
    );
  active.mockRestore();
  propagation.disable();
  await relay.publishBatch();

  expect(parseEvent(queue.published[0]?.body ?? '').traceparent).toContain(traceId);
});
