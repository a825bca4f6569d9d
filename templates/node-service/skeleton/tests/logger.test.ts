import { context, trace, TraceFlags } from '@opentelemetry/api';
import { expect, test, vi } from 'vitest';
import { NAME } from '../src/about.ts';
import { MigrationSettings, readSettings } from '../src/config.ts';
import { createLogger } from '../src/observability/logger.ts';
import { keepLines } from './support/api.ts';
import { databaseUrl } from './support/settings.ts';

function start(level: string) {
  const { stream, lines } = keepLines();
  const settings = readSettings(MigrationSettings, {
    DATABASE_URL: databaseUrl(),
    ENVIRONMENT: 'test',
    LOG_LEVEL: level,
  });
  return { log: createLogger(settings, stream), lines };
}

test('a line says when, what, how bad, and from whom', () => {
  const { log, lines } = start('INFO');

  log.info({ score: 7 }, 'happened');

  expect(lines).toEqual([
    {
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      level: 'info',
      event: 'happened',
      service: NAME,
      version: 'dev',
      environment: 'test',
      score: 7,
    },
  ]);
});

test('what is less bad than the level is left out', () => {
  const { log, lines } = start('WARNING');

  log.info('happened');
  log.warn('went wrong');

  expect(lines.map(({ event }) => event)).toEqual(['went wrong']);
});

test('a line within a trace names it', () => {
  const { log, lines } = start('INFO');
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const span = { traceId, spanId: 'b7ad6b7169203331', traceFlags: TraceFlags.SAMPLED };
  const active = vi
    .spyOn(context, 'active')
    .mockReturnValue(trace.setSpanContext(context.active(), span));

  log.info('happened');
  active.mockRestore();

  expect(lines[0]).toMatchObject({ trace_id: traceId, span_id: 'b7ad6b7169203331' });
});
