import { expect, test, vi } from 'vitest';
import { NAME } from '../src/about.ts';
import { buildWorker } from '../src/build-worker.ts';
import { Api, metricIn, silent } from './support/api.ts';
import { MemoryQueue } from './support/memory-queue.ts';

test('what the API is told becomes progress, by way of the queue', async () => {
  const api = await Api.start();
  const queue = new MemoryQueue();
  const worker = buildWorker({ settings: api.settings, queue, log: silent });
  const { id } = await api.started('geometry');
  await api.call('POST', `/v1/sessions/${id}/complete`, { body: { score: 75 } });

  await vi.waitFor(() => expect(queue.outcomes).toEqual(['processed']), 5000);
  const progress = await api.call('GET', '/v1/progress/geometry');
  expect(progress.json()).toMatchObject({ completed_sessions: 1, best_score: 75 });

  expect((await worker.inject('/healthz')).statusCode).toBe(200);
  expect((await worker.inject('/readyz')).json()).toEqual({ status: 'ok', postgres: 'ok' });
  expect((await worker.inject('/v1/sessions')).statusCode).toBe(404);
  const { body } = await worker.inject('/metrics');
  const labels = { outcome: 'processed', service: NAME };
  expect(metricIn(body, 'queue_messages_total', labels)).toBe(1);
  expect(metricIn(body, 'outbox_oldest_event_age_seconds', { service: NAME })).toBe(0);
  expect(body).toContain('outbox_oldest_event_age_seconds{');

  await worker.close();
  expect(queue.closed).toBe(true);
  await api.app.close();
});
