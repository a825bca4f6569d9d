import type { SliReading, SliReadRequest, SliSource } from '../sources';

/** Everything that a source answers to one request. @public */
export async function readAll(
  source: SliSource,
  request: Omit<SliReadRequest, 'signal'> & { signal?: AbortSignal },
): Promise<SliReading[]> {
  const readings: SliReading[] = [];
  const signal = request.signal ?? new AbortController().signal;
  for await (const reading of source.read({ ...request, signal })) {
    readings.push(reading);
  }
  return readings;
}
