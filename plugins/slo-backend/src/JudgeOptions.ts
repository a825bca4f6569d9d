import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  LifecycleService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { LocalGitService } from '@causeway/plugin-local-git-node';
import type { Knex } from 'knex';
import type { SloChanges } from './changes/SloChanges';
import type { SpecLinter } from './specs/SpecLinter';
import type { SloStores } from './store';

/** What the judging half of the backend works with. */
export interface JudgeOptions {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  events: EventsService;
  httpAuth: HttpAuthService;
  knex: Knex;
  lifecycle: LifecycleService;
  linter: Pick<SpecLinter, 'lint'>;
  localGit: LocalGitService;
  /** Address of the embedded Git host that catalog locations begin with. */
  localGitUrl: () => Promise<string>;
  logger: LoggerService;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
  signals: SignalsService;
  userInfo: UserInfoService;

  stores: SloStores;
  changes: SloChanges;
  /** Reads files and counts of one entity now. */
  refresh: (entityRef: string) => Promise<void>;
  /** The present moment in milliseconds; tests have their own. */
  now?: () => number;
}
