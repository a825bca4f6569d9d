import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  AuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import { CatalogOwnership } from './access/CatalogOwnership';
import { RepositoryAccess } from './access/RepositoryAccess';
import { GitProgram } from './git/GitProgram';
import { checkGitVersion } from './git/checkGitVersion';
import type { LocalGitConfig } from './LocalGitConfig';
import { AccessTokenService } from './services/AccessTokenService';
import { CommitAuthors } from './services/CommitAuthors';
import { ContentService } from './services/ContentService';
import { Housekeeping } from './services/Housekeeping';
import { LocalGitUrls } from './services/LocalGitUrls';
import { ProposalAnnouncer } from './services/ProposalAnnouncer';
import { ProposalBranches } from './services/ProposalBranches';
import { ProposalMerger } from './services/ProposalMerger';
import { ProposalNotifier } from './services/ProposalNotifier';
import { ProposalService } from './services/ProposalService';
import { PushRecorder } from './services/PushRecorder';
import { RepositoryPresenter } from './services/RepositoryPresenter';
import { RepositoryService } from './services/RepositoryService';
import { RepositoryStorage } from './services/RepositoryStorage';
import { AccessTokenStore } from './store/AccessTokenStore';
import { ProposalStore } from './store/ProposalStore';
import { RepositoryStore } from './store/RepositoryStore';

/** What the host is made of. */
export interface LocalGitServicesOptions {
  config: LocalGitConfig;
  hostUrl: string;
  appUrl: string;
  knex: Knex;
  auth: AuthService;
  catalog: CatalogService;
  events: EventsService;
  logger: LoggerService;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
}

/** How many git commands serve pages at a time; transfers are counted apart. */
const CONCURRENT_COMMANDS = 8;

/** Puts the host's parts together. */
export async function createLocalGitServices(options: LocalGitServicesOptions) {
  const { config, hostUrl, appUrl, knex, auth, catalog, events, logger } =
    options;
  const {
    dataDirectory,
    program,
    maxPushBytes,
    commandTimeoutMs,
    platformGroups,
  } = options.config;

  const home = join(dataDirectory, 'home');
  await mkdir(home, { recursive: true });
  const git = new GitProgram({
    program,
    home,
    limits: { maxPushBytes },
    timeoutMs: commandTimeoutMs,
    concurrency: CONCURRENT_COMMANDS,
  });
  const { version, canMerge } = await checkGitVersion(git);
  if (!canMerge)
    logger.warn(
      `Git ${version} can't merge proposals in the portal; that needs 2.38`,
    );

  const store = new RepositoryStore({ knex });
  const proposalStore = new ProposalStore({ knex });
  const tokenStore = new AccessTokenStore({ knex });
  const storage = await RepositoryStorage.create({ git, dataDirectory });
  const urls = new LocalGitUrls({ hostUrl, appUrl });
  const authors = new CommitAuthors({ auth, catalog });
  const access = new RepositoryAccess({
    permissions: options.permissions,
    permissionsRegistry: options.permissionsRegistry,
    ownership: new CatalogOwnership({ auth, catalog }),
    platformGroups,
  });
  const pushes = new PushRecorder({ store, events, logger, urls });
  const repositories = new RepositoryService({
    store,
    presenter: new RepositoryPresenter({
      access,
      proposals: proposalStore,
      urls,
    }),
    storage,
    access,
    authors,
    pushes,
    events,
    urls,
  });
  const branches = new ProposalBranches({
    store: proposalStore,
    authors,
    pushes,
  });
  const merger = new ProposalMerger({ authors, pushes, canMerge });
  pushes.addListener(branches.onPush);
  const announcer = new ProposalAnnouncer({
    events,
    notifier: new ProposalNotifier({
      notifications: options.notifications,
      authors,
      logger,
    }),
    urls,
  });

  return {
    config,
    store,
    tokenStore,
    pushes,
    repositories,
    content: new ContentService({ repositories }),
    proposals: new ProposalService({
      store: proposalStore,
      repositories,
      branches,
      merger,
      access,
      announcer,
      urls,
    }),
    tokens: new AccessTokenService({ store: tokenStore }),
    housekeeping: new Housekeeping({
      repositories,
      storage,
      tokens: tokenStore,
      logger,
    }),
  };
}
