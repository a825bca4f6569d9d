import { setTimeout } from 'node:timers/promises';

/** Wait, unless told to stop. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** Exponential backoff with full jitter: how long to wait after so many failures in a row. */
export function backoffMs(failures: number, { firstMs = 200, maxMs = 30_000 } = {}): number {
  return Math.random() * Math.min(maxMs, firstMs * 2 ** failures);
}
