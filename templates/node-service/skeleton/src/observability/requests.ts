import { context } from '@opentelemetry/api';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

const UNCOUNTED = new Set(['/healthz', '/readyz', '/metrics']);

/** What every request gets: an id in its answer, a log line, metrics. */
export function observeRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('X-Request-ID', request.id);
    const { method, log } = request;
    const route = request.routeOptions.url ?? 'unmatched';
    if (UNCOUNTED.has(route)) {
      done();
      return;
    }
    const started = performance.now();
    metrics.requestBegins();
    // "close" comes for every answer, also for one that its caller didn't wait for. Its line belongs to the request's trace.
    const note = context.bind(context.active(), () => {
      // nginx' code for a caller who left before the answer
      const code = reply.raw.writableEnded ? reply.raw.statusCode : 499;
      const milliseconds = performance.now() - started;
      metrics.requestEnds({ route, method, code }, milliseconds / 1000);
      log.info({ method, route, status: code, duration_ms: round(milliseconds) }, 'request');
    });
    reply.raw.once('close', note);
    done();
  });
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
