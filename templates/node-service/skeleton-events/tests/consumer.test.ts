import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, type Connection } from '../src/database/connect.ts';
import { EventConsumer } from '../src/events/consumer.ts';
import { QueueMetrics } from '../src/events/metrics.ts';
import { Metrics } from '../src/observability/metrics.ts';
import { Api, metricIn, silent } from './support/api.ts';
import { completion } from './support/events.ts';
import { databaseUrl } from './support/settings.ts';

let api: Api;
let database: Connection;
let metrics: Metrics;
let consumer: EventConsumer;
beforeEach(async () => {
  api = await Api.start();
  database = connect({ url: databaseUrl(), name: 'tests', poolSize: 5, log: silent });
  metrics = new Metrics('test');
  consumer = new EventConsumer({
    db: database.db,
    metrics: new QueueMetrics(metrics.registry),
    log: silent,
  });
});
afterEach(async () => {
  await api.app.close();
  await database.db.destroy();
});

const handle = (body: string, ageMs = 0) =>
  consumer.handle({ body, sentAt: new Date(Date.now() - ageMs) });

async function progress(topic = 'algebra'): Promise<unknown> {
  return (await api.call('GET', `/v1/progress/${topic}`)).json();
}

async function metric(name: string, labels: Record<string, string> = {}): Promise<number> {
  return metricIn(await metrics.registry.metrics(), name, { service: 'test', ...labels });
}

test('completed sessions make progress', async () => {
  expect((await api.call('GET', '/v1/progress/algebra')).statusCode).toBe(404);

  expect(await handle(completion({ score: 60 }))).toBe('processed');
  expect(await handle(completion({ score: 90 }), 3000)).toBe('processed');
  expect(await handle(completion({ score: 70 }))).toBe('processed');
  await handle(completion({ learner: 'bob', score: 100 }));

  expect(await progress()).toMatchObject({
    topic: 'algebra',
    completed_sessions: 3,
    best_score: 90,
  });
  expect(await metric('queue_messages_total', { outcome: 'processed' })).toBe(4);
  expect(await metric('queue_message_age_seconds_bucket', { le: '1' })).toBe(3);
  expect(await metric('queue_message_age_seconds_bucket', { le: '5' })).toBe(4);
  expect(await metric('queue_processing_seconds_count')).toBe(4);
});

test('an event that arrives again, even at once, counts once', async () => {
  const event = completion();

  const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => handle(event)));

  expect(outcomes.filter(outcome => outcome === 'processed')).toHaveLength(1);
  expect(outcomes.filter(outcome => outcome === 'duplicate')).toHaveLength(4);
  expect(await progress()).toMatchObject({ completed_sessions: 1 });
  expect(await metric('queue_messages_total', { outcome: 'duplicate' })).toBe(4);
});

test.each([
  'not JSON',
  '{}',
  '[]',
  completion({ score: 101 }),
  completion({ learner: '' }),
  completion({}, 'no-uuid'),
  completion().replace('session.completed', 'session.unheard-of'),
])('what is no event is rejected: %s', async body => {
  expect(await handle(body)).toBe('rejected');
  expect(await metric('queue_messages_total', { outcome: 'rejected' })).toBe(1);
});

test('when the work fails, the event may come again', async () => {
  const event = completion();
  await database.db.schema.alterTable('progress').renameTo('progress_away').execute();
  const first = await handle(event);
  await database.db.schema.alterTable('progress_away').renameTo('progress').execute();

  expect(first).toBe('failed');
  expect(await handle(event)).toBe('processed');
  expect(await metric('queue_messages_total', { outcome: 'retried' })).toBe(1);
});

test('without the database it is nobody’s fault', async () => {
  const nowhere = connect({
    url: 'postgresql://nobody@127.0.0.1:1/none',
    name: 'tests',
    poolSize: 1,
    log: silent,
  });
  const cut = new EventConsumer({
    db: nowhere.db,
    metrics: new QueueMetrics(new Metrics('cut').registry),
    log: silent,
  });

  expect(await cut.handle({ body: completion(), sentAt: new Date() })).toBe('unavailable');
  await nowhere.db.destroy();
});

test('only old events are forgotten', async () => {
  await handle(completion({}, randomUUID()));
  await database.db
    .updateTable('processed_events')
    .set({ processed_at: sql`now() - interval '31 days'` })
    .execute();
  await handle(completion());

  expect(await consumer.forgetOld()).toBe(1);
  expect(await consumer.forgetOld()).toBe(0);
});
