import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BrokenCircuitError } from 'cockatiel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Metrics } from '../src/observability/metrics.ts';
import { guard, HttpError, httpReader } from '../src/resilience.ts';
import { metricIn } from './support/api.ts';

let server: Server;
let url: string;
let answers: (number | 'never')[];
let metrics: Metrics;

beforeAll(async () => {
  server = createServer((_request, response) => {
    const status = answers.shift() ?? 200;
    if (status !== 'never') response.writeHead(status).end('answer');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  metrics = new Metrics('test');
});

const reader = (more = {}) =>
  httpReader(guard('it', metrics), { firstDelayMs: 1, timeoutMs: 200, ...more });

async function metric(name: string, labels: Record<string, string> = {}): Promise<number> {
  return metricIn(await metrics.registry.metrics(), name, labels);
}

test('what fails for a moment is tried again', async () => {
  answers = [503, 429];

  const answer = await reader()(url);

  expect(await answer.text()).toBe('answer');
  expect(await metric('outgoing_requests_total', { outcome: 'error' })).toBe(2);
  expect(await metric('outgoing_requests_total', { outcome: 'ok' })).toBe(1);
});

test('tries end', async () => {
  answers = [500, 501, 502];

  await expect(reader()(url)).rejects.toThrow('answered 502');
});

test('an answer that does not come is not waited for long', async () => {
  answers = ['never'];

  await expect(reader({ attempts: 1 })(url)).rejects.toThrow('timeout');
});

test('a mistake of ours is neither repeated nor held against the dependency', async () => {
  answers = [404];

  await expect(reader()(url)).rejects.toThrow(HttpError);

  expect(answers).toEqual([]);
  expect(await metric('outgoing_requests_total', { outcome: 'error' })).toBe(0);
});

test('what keeps failing is left alone, and tried again after a while', async () => {
  const guarded = guard('it', metrics, { failures: 2, retryAfterMs: 50 });
  const fail = () => Promise.reject(new Error('down'));
  await expect(guarded(fail)).rejects.toThrow('down');
  expect(await metric('circuit_breaker_state', { dependency: 'it' })).toBe(0);
  await expect(guarded(fail)).rejects.toThrow('down');

  await expect(guarded(fail)).rejects.toThrow(BrokenCircuitError);
  expect(await metric('circuit_breaker_state', { dependency: 'it' })).toBe(2);
  expect(await metric('outgoing_requests_total', { outcome: 'rejected' })).toBe(1);

  await new Promise(resolve => setTimeout(resolve, 60));
  await expect(guarded(fail)).rejects.toThrow('down');
  await expect(guarded(fail)).rejects.toThrow(BrokenCircuitError);

  await new Promise(resolve => setTimeout(resolve, 60));
  const whileTrying = await guarded(() => metric('circuit_breaker_state'));
  expect(whileTrying).toBe(1);
  expect(await metric('circuit_breaker_state', { dependency: 'it' })).toBe(0);
});
