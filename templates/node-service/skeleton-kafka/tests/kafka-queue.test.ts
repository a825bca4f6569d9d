import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readSettings } from '../src/config.ts';
import { createQueue } from '../src/events/create-queue.ts';
import { KafkaQueue } from '../src/events/kafka-queue.ts';
import type { Delivery, Outcome } from '../src/events/queue.ts';
import { WorkerSettings } from '../src/events/settings.ts';
import { silent } from './support/api.ts';
import { FakeKafka } from './support/fake-kafka.ts';
import { databaseUrl } from './support/settings.ts';

let kafka: FakeKafka;
let queue: KafkaQueue;
let stop: AbortController;
let running: Promise<void>;
let arrived: Delivery[];

beforeEach(() => {
  kafka = new FakeKafka();
  const { producer, consumer } = kafka;
  queue = new KafkaQueue({ producer, consumer, topic: 'events', log: silent, firstDelayMs: 1 });
  stop = new AbortController();
  running = Promise.resolve();
  arrived = [];
});
afterEach(async () => {
  stop.abort();
  await running;
});

function consume(...outcomes: Outcome[]): void {
  running = queue.consume(delivery => {
    arrived.push(delivery);
    return Promise.resolve(outcomes.shift() ?? 'processed');
  }, stop.signal);
}

const bodies = () => arrived.map(({ body }) => body);

test('events are published with their key', async () => {
  await queue.publish([
    { key: 'ann', body: 'a' },
    { key: 'bob', body: 'b' },
  ]);

  expect(kafka.sent).toEqual([
    { topic: 'events', key: 'ann', value: 'a' },
    { topic: 'events', key: 'bob', value: 'b' },
  ]);
});

test('messages are worked on in order and then committed', async () => {
  kafka.append('a', 'b', 'c');
  consume('processed', 'duplicate', 'processed');

  await vi.waitFor(() => expect(kafka.committed).toBe(3));
  expect(bodies()).toEqual(['a', 'b', 'c']);
});

test('what failed is tried again before the next one', async () => {
  kafka.append('a', 'b');
  consume('failed', 'failed', 'processed');

  await vi.waitFor(() => expect(kafka.committed).toBe(2));
  expect(bodies()).toEqual(['a', 'a', 'a', 'b']);
  expect(kafka.sent).toEqual([]);
});

test('what keeps failing is put aside, and so is what will never do', async () => {
  kafka.append('a', 'b', 'c');
  consume(...Array<Outcome>(5).fill('failed'), 'rejected');

  await vi.waitFor(() => expect(kafka.committed).toBe(3));
  expect(bodies()).toEqual(['a', 'a', 'a', 'a', 'a', 'b', 'c']);
  const aside = { topic: 'events.dead-letter', key: 'ann' };
  expect(kafka.sent).toEqual([
    { ...aside, value: 'a', headers: { 'x-origin': 'events/0/0' } },
    { ...aside, value: 'b', headers: { 'x-origin': 'events/0/1' } },
  ]);
});

test('while the database is down, nothing is put aside', async () => {
  kafka.append('a');
  consume(...Array<Outcome>(7).fill('unavailable'));

  await vi.waitFor(() => expect(kafka.committed).toBe(1), 5000);
  expect(arrived).toHaveLength(8);
  expect(kafka.sent).toEqual([]);
});

test('what was not done when it stopped comes again', async () => {
  kafka.append('a');
  consume(...Array<Outcome>(1000).fill('unavailable'));
  await vi.waitFor(() => expect(arrived.length).toBeGreaterThan(1));
  stop.abort();
  await running;
  expect(kafka.committed).toBe(0);
  stop = new AbortController();
  consume();

  await vi.waitFor(() => expect(kafka.committed).toBe(1));
});

test('it goes on when the brokers are back', async () => {
  kafka.failures = 2;
  kafka.append('a');
  consume();

  await vi.waitFor(() => expect(kafka.committed).toBe(1), 5000);
});

test('both clients are closed', async () => {
  await queue.close();

  expect(kafka.closed).toBe(2);
});

test.each(['iam', 'tls', 'plaintext'])(
  'it can be made for security %s, and connects later',
  async kind => {
    const made = createQueue(
      readSettings(WorkerSettings, {
        DATABASE_URL: databaseUrl(),
        KAFKA_BROKERS: '127.0.0.1:1,127.0.0.1:2',
        KAFKA_TOPIC: 'events',
        KAFKA_SECURITY: kind,
        AWS_REGION: 'us-east-1',
      }),
      silent,
    );

    await expect(made.close()).resolves.toBeUndefined();
  },
);
