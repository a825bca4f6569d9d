import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

const THIRTY_DAYS_MS = 30 * 86_400_000;

/** `slo.defaultWindow`, in milliseconds. */
export function readDefaultWindow(config: Config): number {
  const key = 'slo.defaultWindow';
  return config.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : THIRTY_DAYS_MS;
}
