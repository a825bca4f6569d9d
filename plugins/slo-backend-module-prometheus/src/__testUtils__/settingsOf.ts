import type { PrometheusSettings } from '../config';

/** Settings as they are by default. */
export function settingsOf(
  url: string,
  changes: Partial<PrometheusSettings> = {},
): PrometheusSettings {
  return {
    name: 'proof',
    url,
    headers: {},
    auth: { type: 'none' },
    timeoutMs: 60_000,
    maxConcurrency: 2,
    maxResponseBytes: 32 * 1024 * 1024,
    clusters: [],
    environments: [],
    read: 'auto',
    slosPerRequest: 100,
    maxQueryCharacters: 100_000,
    delayMs: 60_000,
    ...changes,
  };
}
