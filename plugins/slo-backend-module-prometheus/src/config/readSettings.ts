import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  readDuration,
  readPositive,
  readServerSettings,
} from './readServerSettings';
import type { PrometheusSettings, ServerSettings } from './ServerSettings';

/** All of `slo` that this module reads. */
export interface ModuleSettings {
  prometheus: PrometheusSettings[];
  alertmanagers: ServerSettings[];
}

function readPrometheus(config: Config): PrometheusSettings {
  const read = config.getOptionalString('read') ?? 'auto';
  if (read !== 'auto' && read !== 'recorded') {
    throw new InputError(
      `read of '${config.getString(
        'name',
      )}' is auto or recorded, not '${read}'.`,
    );
  }
  return {
    ...readServerSettings(config),
    clusters: config.getOptionalStringArray('clusters') ?? [],
    environments: config.getOptionalStringArray('environments') ?? [],
    read,
    slosPerRequest: Math.ceil(readPositive(config, 'slosPerRequest', 100)),
    maxQueryCharacters: readPositive(config, 'maxQueryCharacters', 100_000),
    delayMs: readDuration(config, 'delay', 60_000),
  };
}

function withUniqueNames<T extends { name: string }>(
  key: string,
  servers: T[],
): T[] {
  const names = servers.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new InputError(`'${key}' has two servers named '${twice}'.`);
  return servers;
}

/**
 * Reads `slo.prometheus` and `slo.alertmanagers`.
 *
 * @throws InputError that names the server and what is wrong
 */
export function readSettings(config: Config): ModuleSettings {
  const list = (key: string) => config.getOptionalConfigArray(key) ?? [];
  return {
    prometheus: withUniqueNames(
      'slo.prometheus',
      list('slo.prometheus').map(readPrometheus),
    ),
    alertmanagers: withUniqueNames(
      'slo.alertmanagers',
      list('slo.alertmanagers').map(readServerSettings),
    ),
  };
}
