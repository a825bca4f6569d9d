import { trace } from '@opentelemetry/api';
import {
  destination,
  pino,
  stdTimeFunctions,
  type DestinationStream,
  type Logger,
  type LoggerOptions,
} from 'pino';
import type { MigrationSettings } from '../config.ts';

const LEVELS = { DEBUG: 'debug', INFO: 'info', WARNING: 'warn', ERROR: 'error' } as const;

/** One JSON object a line, on standard output. */
export function createLogger(
  settings: MigrationSettings,
  output: DestinationStream = destination(1),
): Logger {
  const options: LoggerOptions = {
    level: LEVELS[settings.LOG_LEVEL],
    base: {
      service: settings.SERVICE_NAME,
      version: settings.SERVICE_VERSION,
      environment: settings.ENVIRONMENT,
    },
    messageKey: 'event',
    timestamp: () => stdTimeFunctions.isoTime().replace('"time"', '"timestamp"'),
    formatters: { level: label => ({ level: label }) },
    mixin: () => {
      const span = trace.getActiveSpan()?.spanContext();
      return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
    },
  };
  return pino(options, output);
}
