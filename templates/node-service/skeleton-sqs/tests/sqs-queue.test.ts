import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readSettings } from '../src/config.ts';
import { createQueue } from '../src/events/create-queue.ts';
import type { Delivery, Outcome, Queue } from '../src/events/queue.ts';
import { WorkerSettings } from '../src/events/settings.ts';
import { silent } from './support/api.ts';
import { FakeSqs } from './support/fake-sqs.ts';
import { databaseUrl } from './support/settings.ts';

let sqs: FakeSqs;
let queue: Queue;
let stop: AbortController;
let running: Promise<void>;
let arrived: Delivery[];

beforeEach(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  sqs = new FakeSqs();
  await sqs.start();
  vi.stubEnv('AWS_ENDPOINT_URL', new URL(sqs.url).origin);
  const settings = readSettings(WorkerSettings, {
    DATABASE_URL: databaseUrl(),
    QUEUE_URL: sqs.url,
    AWS_REGION: 'us-east-1',
  });
  queue = createQueue(settings, silent);
  stop = new AbortController();
  running = Promise.resolve();
  arrived = [];
});
afterEach(async () => {
  stop.abort();
  await running;
  await queue.close();
  sqs.stop();
  vi.unstubAllEnvs();
});

function consume(...outcomes: Outcome[]): void {
  running = queue.consume(delivery => {
    arrived.push(delivery);
    return Promise.resolve(outcomes.shift() ?? 'processed');
  }, stop.signal);
}

test('what is published arrives, and is gone when it was worked on', async () => {
  await queue.publish(['a', 'b', 'c'].map(body => ({ key: 'ann', body })));
  expect(sqs.messages.size).toBe(3);
  consume('processed', 'duplicate', 'processed');

  await vi.waitFor(() => expect(sqs.messages.size).toBe(0));
  expect(arrived.map(({ body }) => body).sort()).toEqual(['a', 'b', 'c']);
  expect(Date.now() - (arrived[0]?.sentAt.getTime() ?? 0)).toBeLessThan(5000);
});

test('what the queue does not take is told, and is an error when it takes nothing', async () => {
  sqs.refusing = 'a';
  const [bad, good] = [
    { key: 'ann', body: 'a' },
    { key: 'ann', body: 'b' },
  ];

  expect(await queue.publish([bad, good])).toEqual([good]);
  await expect(queue.publish([bad])).rejects.toThrow('refused');
});

test('what failed stays, and comes back later', async () => {
  sqs.send('a');
  consume('failed', 'unavailable', 'processed');
  for (const times of [1, 2]) {
    await vi.waitFor(() => expect(sqs.delays).toHaveLength(times));
    sqs.hurry();
  }

  await vi.waitFor(() => expect(sqs.messages.size).toBe(0));
  expect(arrived).toHaveLength(3);
  expect(Math.max(...sqs.delays)).toBeLessThanOrEqual(20);
});

test('what will never do is left to the redrive policy at once', async () => {
  sqs.send('a');
  consume(...Array<Outcome>(100).fill('rejected'));

  await vi.waitFor(() => expect(sqs.delays.slice(0, 2)).toEqual([0, 0]));
  expect(sqs.messages.size).toBe(1);
});

test('it goes on when the queue is back', async () => {
  sqs.broken = true;
  consume();
  await new Promise(resolve => setTimeout(resolve, 300));
  sqs.broken = false;
  sqs.send('a');

  await vi.waitFor(() => expect(sqs.messages.size).toBe(0), 10_000);
});

test('it stops in the middle of a long poll', async () => {
  consume();
  await new Promise(resolve => setTimeout(resolve, 50));
  stop.abort();

  await expect(running).resolves.toBeUndefined();
});
