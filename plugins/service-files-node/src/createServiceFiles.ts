import { ScmIntegrations } from '@backstage/integration';
import { durationToMilliseconds } from '@backstage/types';
import { LOCAL_GIT_PLUGIN_ID } from '@causeway/plugin-local-git-common';
import { SourceAddresses } from './address/SourceAddresses';
import {
  DefaultServiceFiles,
  type ServiceFilesParts,
} from './DefaultServiceFiles';
import { createStores } from './store/createStores';
import { openDatabase } from './store/openDatabase';
import type { ServiceFiles } from './types/ServiceFiles';
import type { ServiceFilesLimits } from './types/ServiceFilesLimits';
import type { ServiceFilesOptions } from './types/ServiceFilesOptions';
import type { ServiceFilesSchedule } from './types/ServiceFilesSchedule';
import { CatalogSync } from './work/CatalogSync';
import { ChangeAnnouncer } from './work/ChangeAnnouncer';
import { Pacer } from './work/Pacer';
import { PushListener } from './work/PushListener';
import { RepositoryReader } from './work/RepositoryReader';
import { RepositoryWorker } from './work/RepositoryWorker';

const LIMITS: ServiceFilesLimits = {
  fileBytes: 256 * 1024,
  files: 200,
  entityBytes: 2 * 1024 * 1024,
  repositoryBytes: 64 * 1024 * 1024,
  pathDepth: 16,
  patterns: 20,
};

const SCHEDULE: ServiceFilesSchedule = {
  catalog: { seconds: 15 },
  repositories: { minutes: 10 },
  longestPause: { hours: 1 },
  timeout: { minutes: 2 },
  concurrency: 4,
};

/**
 * Reads the files that live beside the catalog-info.yaml of entities, and keeps their last good version in the plugin's own
 * database. Nothing happens before `start()`.
 *
 * @public
 */
export function createServiceFiles(options: ServiceFilesOptions): ServiceFiles {
  const schedule = { ...SCHEDULE, ...options.schedule };
  return new DefaultServiceFiles({
    id: options.id,
    logger: options.logger,
    scheduler: options.scheduler,
    catalogEvery: schedule.catalog,
    open: signal => openParts(options, schedule, signal),
  });
}

async function openParts(
  options: ServiceFilesOptions,
  schedule: ServiceFilesSchedule,
  signal: AbortSignal,
): Promise<ServiceFilesParts> {
  const { id, logger, urlReader, onChange } = options;
  const limits = { ...LIMITS, ...options.limits };
  const addresses = new SourceAddresses({
    integrations: ScmIntegrations.fromConfig(options.config),
    localGitUrl: await options.discovery.getExternalBaseUrl(
      LOCAL_GIT_PLUGIN_ID,
    ),
  });
  const knex = await openDatabase(options.database);
  const stores = createStores({ knex, area: id, addresses });
  const pacer = new Pacer({
    interval: durationToMilliseconds(schedule.repositories),
    longestPause: durationToMilliseconds(schedule.longestPause),
  });
  const timeout = durationToMilliseconds(schedule.timeout);
  const shared = { stores, pacer, logger, signal };
  const worker = new RepositoryWorker({
    ...shared,
    reader: new RepositoryReader({ ...shared, urlReader, limits, timeout }),
    announcer: new ChangeAnnouncer({ stores, onChange, logger }),
    concurrency: schedule.concurrency,
  });
  const sync = new CatalogSync({
    auth: options.auth,
    catalog: options.catalog,
    stores,
    addresses,
    sets: options.sets,
    maxPatterns: limits.patterns,
    entityFilter: options.entityFilter,
  });
  const listener = new PushListener({
    id,
    events: options.events,
    scmEvents: options.scmEvents,
    repositories: stores.repositories,
    worker,
    logger,
  });
  return { stores, sync, worker, listener };
}
