import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { ProcessSettings } from './config.ts';
import { checkDatabase } from './database/check.ts';
import { connect } from './database/connect.ts';
import { EventConsumer } from './events/consumer.ts';
import { QueueMetrics } from './events/metrics.ts';
import { OutboxRelay } from './events/outbox.ts';
import type { Queue } from './events/queue.ts';
import { everyHour } from './housekeeping.ts';
import { addHealth } from './http/health.ts';
import { createServer } from './http/server.ts';
import { Metrics } from './observability/metrics.ts';

export interface WorkerOptions {
  settings: ProcessSettings;
  queue: Queue;
  log: Logger;
}

/**
 * Make the worker, wired together and at work: it publishes events of the outbox and works on those that arrive. Over HTTP it
 * only tells the platform how it is. When it is closed, it ends what it has begun.
 */
export function buildWorker({ settings, queue, log }: WorkerOptions): FastifyInstance {
  const metrics = new Metrics(settings.SERVICE_NAME);
  const queueMetrics = new QueueMetrics(metrics.registry);
  const { db, pool } = connect({
    url: settings.DATABASE_URL,
    name: `${settings.SERVICE_NAME}-worker`,
    poolSize: settings.DATABASE_POOL_SIZE,
    statementTimeoutMs: 5000,
    log,
  });
  metrics.watchPool(pool, settings.DATABASE_POOL_SIZE);
  const relay = new OutboxRelay({ db, queue, log });
  queueMetrics.watchOutbox(metrics.registry, () => relay.oldestSeconds());
  const consumer = new EventConsumer({ db, metrics: queueMetrics, log });

  const stop = new AbortController();
  const running = Promise.all([
    relay.run(stop.signal),
    queue.consume(delivery => consumer.handle(delivery), stop.signal),
  ]);
  const stopHousekeeping = everyHour(
    'old processed events forgotten',
    () => consumer.forgetOld(),
    log,
  );

  const app = createServer(log);
  addHealth(app, {
    registry: metrics.registry,
    required: { postgres: () => checkDatabase(pool) },
  });
  app.addHook('onClose', async () => {
    stop.abort();
    stopHousekeeping();
    await running.finally(() => queue.close());
    await db.destroy();
  });
  return app;
}
