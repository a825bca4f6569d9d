import type {
  AuthService,
  DatabaseService,
  DiscoveryService,
  HttpAuthService,
  LifecycleService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { CatalogScmEventsService } from '@backstage/plugin-catalog-node/alpha';
import type { EventsService } from '@backstage/plugin-events-node';
import { SERVICE_EVENTS_TOPIC } from '@causeway/plugin-slo-node';
import Router from 'express-promise-router';
import type { Knex } from 'knex';
import { DatabaseChanges } from './changes/DatabaseChanges';
import { createStores } from './createStores';
import { createEventRoutes } from './events/createEventRoutes';
import { EventService } from './events/EventService';
import { createIngestion } from './ingest/createIngestion';
import { readIngestionConfig } from './ingest/IngestionConfig';
import { scheduleIngestion } from './ingest/scheduleIngestion';
import type { SourceRegistry } from './ingest/SourceRegistry';
import { readDefaultWindow } from './readDefaultWindow';
import { refreshEntity } from './refreshEntity';
import { createSampleRoutes } from './samples/createSampleRoutes';
import { SampleBatches } from './samples/SampleBatches';
import { SampleService } from './samples/SampleService';
import { createSpecFiles } from './specs/createSpecFiles';
import { EntityAnnotations } from './specs/EntityAnnotations';
import { SpecLinter } from './specs/SpecLinter';
import { SpecSync } from './specs/SpecSync';
import { SpecWriter } from './specs/SpecWriter';
import { DocumentReader } from './specs/documents/DocumentReader';
import { DocumentStore } from './specs/documents/DocumentStore';

/** What the storing half of the backend works with. */
export interface StorageOptions {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  discovery: DiscoveryService;
  events: EventsService;
  httpAuth: HttpAuthService;
  knex: Knex;
  lifecycle: LifecycleService;
  logger: LoggerService;
  permissions: PermissionsService;
  registry: SourceRegistry;
  scheduler: SchedulerService;
  scmEvents: CatalogScmEventsService;
  urlReader: UrlReaderService;
}

/**
 * The storing half of the backend: specs from files, the ledger from sources and pushes, and what is kept of the rest. Nothing
 * is read before `start`.
 */
export function createStorage(options: StorageOptions) {
  const { knex, logger, registry, httpAuth, permissions } = options;
  const now = Date.now;
  const ingestionConfig = readIngestionConfig(options.config);
  const linter = new SpecLinter();
  const changes = new DatabaseChanges({ ...options, now });
  const documents = new DocumentStore({ knex, now });
  const sync = new SpecSync({
    linter,
    documents,
    writer: new SpecWriter({ knex, now }),
    annotations: new EntityAnnotations(options),
    changes,
    logger,
    windowMs: readDefaultWindow(options.config),
  });
  const files = createSpecFiles({ ...options, sync });
  const clusters = new DocumentReader({
    store: documents,
    sources: () => registry.specSources,
    onChange: entityRefs => sync.onDocuments(entityRefs, files),
    logger,
  });
  const parts = createStores({
    knex,
    logger,
    registry,
    config: ingestionConfig,
    readFiles: async entityRef => [
      ...((await files.get(entityRef))?.files ?? []),
      ...(
        (await documents.read([entityRef])).get(entityRef)?.groups ?? []
      ).flatMap(group => group.documents),
    ],
    now,
  });
  const tasks = createIngestion({
    ...options,
    config: ingestionConfig,
    changes,
    parts,
    now,
  });
  const { stores, series } = parts;
  const events = new EventService({
    events: stores.events,
    changes,
    logger,
    now,
  });
  const samples = new SampleService({
    knex,
    specs: stores.specs,
    series,
    writer: tasks.writer,
    batches: new SampleBatches({ knex, now }),
    changes,
    now,
  });
  const router = Router();
  router.use(createSampleRoutes({ httpAuth, permissions, samples }));
  router.use(createEventRoutes({ httpAuth, permissions, events }));

  return {
    stores,
    changes,
    linter,
    router,
    refresh: (entityRef: string) =>
      refreshEntity({
        entityRef,
        files,
        sync,
        clusters,
        ingestors: tasks.ingestors.values(),
      }),
    async start(): Promise<void> {
      await options.events.subscribe({
        id: 'slo-service-events',
        topics: [SERVICE_EVENTS_TOPIC],
        onEvent: params => events.onEvent(params),
      });
      changes.start();
      await files.start();
      await clusters.schedule(options.scheduler);
      await scheduleIngestion({ ...options, config: ingestionConfig, tasks });
      await options.scheduler.scheduleTask({
        id: 'slo-specs',
        frequency: { minutes: 5 },
        timeout: { minutes: 5 },
        initialDelay: { minutes: 1 },
        scope: 'global',
        fn: signal => sync.refresh(files, signal),
      });
      options.lifecycle.addShutdownHook(async () => {
        changes.stop();
        await files.stop();
        await linter.stop();
      });
    },
  };
}
