import type {
  AuthService,
  DatabaseService,
  DiscoveryService,
  LoggerService,
  RootConfigService,
  SchedulerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type { EntityFilterQuery } from '@backstage/catalog-client';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { CatalogScmEventsService } from '@backstage/plugin-catalog-node/alpha';
import type { EventsService } from '@backstage/plugin-events-node';
import type { ServiceFileSet } from './ServiceFileSet';
import type { ServiceFilesChange } from './ServiceFilesChange';
import type { ServiceFilesLimits } from './ServiceFilesLimits';
import type { ServiceFilesSchedule } from './ServiceFilesSchedule';

/** What is read for one area, and with what. @public */
export interface ServiceFilesOptions {
  /** Name of the area, `slo` or `runbooks`: tells apart several areas in one plugin, and names tasks. Never change it. */
  id: string;
  /** What to look for; each read of a repository serves all sets. */
  sets: ServiceFileSet[];
  /** Which entities have such files at all. */
  entityFilter: EntityFilterQuery;
  limits?: Partial<ServiceFilesLimits>;
  schedule?: Partial<ServiceFilesSchedule>;
  /**
   * Called after each read that changed something, by the backend that read, until it returns without an error (with
   * growing pauses, also after a restart and by another backend): so at least once, never twice at the same time for one
   * repository, and always with the newest state.
   */
  onChange?(change: ServiceFilesChange): Promise<void>;

  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  discovery: DiscoveryService;
  events: EventsService;
  logger: LoggerService;
  scheduler: SchedulerService;
  urlReader: UrlReaderService;
  /** Webhooks that the catalog's GitHub and GitLab modules distil; `catalogScmEventsServiceRef`. */
  scmEvents?: CatalogScmEventsService;
}
