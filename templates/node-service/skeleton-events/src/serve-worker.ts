import { buildWorker } from './build-worker.ts';
import { createQueue } from './events/create-queue.ts';
import type { WorkerSettings } from './events/settings.ts';
import { createLogger } from './observability/logger.ts';
import { serve } from './serve.ts';

/** Run the worker. */
export async function serveWorker(
  settings: WorkerSettings,
  stopTracing: () => Promise<void>,
): Promise<void> {
  const log = createLogger(settings);
  const worker = buildWorker({ settings, queue: createQueue(settings, log), log });
  await serve(worker, { log, port: settings.PORT, afterwards: stopTracing });
}
