import type { LedgerBucket } from '@causeway/plugin-slo-common';
import {
  ledgerSourceName,
  type SliFailure,
  type SliReading,
  type SliReadRequest,
} from '@causeway/plugin-slo-node';
import type { PrometheusSource } from '../../read/PrometheusSource';

/** Everything that one read gave, by service. */
export interface AllRead {
  buckets: Map<string, LedgerBucket[]>;
  notes: Map<string, string[]>;
  failures: SliFailure[];
}

/**
 * Reads a range to its end.
 *
 * @param onReading - called with each answer as it comes
 */
export async function readAll(
  source: PrometheusSource,
  request: Omit<SliReadRequest, 'signal'>,
  onReading: (reading: SliReading) => void | Promise<void> = () => {},
): Promise<AllRead> {
  const all: AllRead = { buckets: new Map(), notes: new Map(), failures: [] };
  const signal = AbortSignal.timeout(120_000);
  for await (const reading of source.read({ ...request, signal })) {
    await onReading(reading);
    if ('error' in reading) {
      all.failures.push(reading);
      continue;
    }
    const service = reading.slo.entityRef.split('/')[1];
    const name = ledgerSourceName({
      id: source.id,
      approximate: reading.approximate,
    });
    all.buckets.set(service, [
      ...(all.buckets.get(service) ?? []),
      ...reading.buckets.map(bucket => ({ ...bucket, source: name })),
    ]);
    all.notes.set(service, reading.notes ?? []);
  }
  return all;
}
