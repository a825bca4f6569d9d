import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { everyHour } from '../src/housekeeping.ts';
import { keepLines } from './support/api.ts';

const HOUR_MS = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('it is done about every hour, failures or not, until it is stopped', async () => {
  const { stream, lines } = keepLines();
  let runs = 0;
  const stop = everyHour(
    'counted',
    () => {
      runs += 1;
      return runs === 1 ? Promise.reject(new Error('down')) : Promise.resolve(7);
    },
    pino(stream),
  );

  await vi.advanceTimersByTimeAsync(0.4 * HOUR_MS);
  expect(runs).toBe(0);
  await vi.advanceTimersByTimeAsync(3.1 * HOUR_MS);
  expect(runs).toBeGreaterThanOrEqual(2);
  stop();
  const before = runs;
  await vi.advanceTimersByTimeAsync(5 * HOUR_MS);

  expect(runs).toBe(before);
  expect(lines[0]).toMatchObject({ msg: 'not done: counted', reason: 'Error: down' });
  expect(lines[1]).toMatchObject({ msg: 'counted', count: 7 });
});
