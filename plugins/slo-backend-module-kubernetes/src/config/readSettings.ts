import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { Settings } from './Settings';

const SECTION = 'slo.kubernetes';

/**
 * Reads `slo.kubernetes`.
 *
 * @returns nothing when it is switched off, or the portal has no clusters at all
 * @throws InputError that names what is wrong
 */
export function readSettings(config: Config): Settings | undefined {
  const enabled = config.getOptionalBoolean(`${SECTION}.enabled`) ?? true;
  if (!enabled || !config.has('kubernetes')) return undefined;
  const clusters = config.getOptionalStringArray(`${SECTION}.clusters`);
  return {
    ...(clusters && { clusters: [...new Set(clusters)] }),
    frequencyMs: readDuration(config, 'frequency', 60_000),
    timeoutMs: readDuration(config, 'timeout', 15_000),
  };
}

function readDuration(config: Config, key: string, fallback: number): number {
  const path = `${SECTION}.${key}`;
  if (!config.has(path)) return fallback;
  const ms = durationToMilliseconds(
    readDurationFromConfig(config, { key: path }),
  );
  if (!(ms >= 1_000)) {
    throw new InputError(`'${path}' is ${ms} ms; it must be a second or more.`);
  }
  return ms;
}
