/** Traces, sent over OTLP when there is somewhere to send them. */

import { FastifyOtelInstrumentation } from '@fastify/otel';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { IORedisInstrumentation } from '@opentelemetry/instrumentation-ioredis';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { register } from 'import-in-the-middle/register-hooks.mjs';
import type { ProcessSettings } from '../config.ts';

const UNTRACED = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Trace requests, statements, Redis commands and outgoing calls; `OTEL_*` variables tune it.
 *
 * Call it before anything that loads `pg` or `ioredis`. Answers with what sends the rest when the service stops.
 */
export function startTracing(settings: ProcessSettings): () => Promise<void> {
  if (settings.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return () => Promise.resolve();
  register({ include: ['pg', 'ioredis'] });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': settings.SERVICE_NAME,
      'service.version': settings.SERVICE_VERSION,
      'deployment.environment.name': settings.ENVIRONMENT,
    }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  registerInstrumentations({
    instrumentations: [
      new FastifyOtelInstrumentation({
        registerOnInitialization: true,
        instrumentHandler: false,
        instrumentHooks: false,
        ignorePaths: ({ url }) => UNTRACED.has(url),
      }),
      new PgInstrumentation({ requireParentSpan: true }),
      new IORedisInstrumentation({ requireParentSpan: true }),
      new UndiciInstrumentation(),
    ],
  });
  return () => provider.shutdown();
}
