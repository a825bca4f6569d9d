import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { checkFilePath } from '@causeway/plugin-local-git-common';

/** Settings of the discovery. */
export interface LocalGitProviderConfig {
  enabled: boolean;
  catalogPath: string;
  schedule: SchedulerServiceTaskScheduleDefinition;
}

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 30 },
  timeout: { minutes: 5 },
  initialDelay: { seconds: 3 },
};

/** Reads `catalog.providers.localGit`. */
export function readLocalGitProviderConfig(
  config: Config,
): LocalGitProviderConfig {
  const key = 'catalog.providers.localGit';
  const section = config.getOptionalConfig(key);
  const catalogPath =
    section?.getOptionalString('catalogPath')?.replace(/^\/+/, '') ??
    'catalog-info.yaml';
  const problem = checkFilePath(catalogPath);
  if (problem) throw new InputError(`'${key}.catalogPath': ${problem}`);
  return {
    enabled: section?.getOptionalBoolean('enabled') ?? true,
    catalogPath,
    schedule: section?.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          section.getConfig('schedule'),
        )
      : DEFAULT_SCHEDULE,
  };
}
