import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  LOCAL_GIT_PLUGIN_ID,
  localGitPermissions,
} from '@causeway/plugin-local-git-common';
import { createResourceLoader } from './access/resourceRefs';
import {
  isRepositoryOwner,
  repositoryResourceRef,
} from './access/repositoryPermissionRules';
import { registerCreateProposalAction } from './actions/registerCreateProposalAction';
import { registerListRepositoriesAction } from './actions/registerListRepositoriesAction';
import { registerReadFileAction } from './actions/registerReadFileAction';
import { createLocalGitServices } from './createLocalGitServices';
import { Limiter } from './git/Limiter';
import { GIT_PATHS, createGitRouter } from './http/createGitRouter';
import { GitAuthenticator } from './http/GitAuthenticator';
import { GitHttpService } from './http/GitHttpService';
import { readLocalGitConfig } from './LocalGitConfig';
import { createRouter } from './routes/createRouter';
import { openDatabase } from './store/openDatabase';

/** Transfers that may wait for their turn. */
const MAX_WAITING_TRANSFERS = 64;

/**
 * The embedded Git host: bare repositories over Git's smart HTTP, change proposals, and a REST API for both.
 *
 * @public
 */
export const localGitPlugin = createBackendPlugin({
  pluginId: LOCAL_GIT_PLUGIN_ID,
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const {
          actionsRegistry,
          auth,
          httpAuth,
          httpRouter,
          logger,
          permissionsRegistry,
          scheduler,
        } = deps;
        const config = readLocalGitConfig(deps.config);
        const appUrl = deps.config.getString('app.baseUrl').replace(/\/+$/, '');
        const services = await createLocalGitServices({
          ...deps,
          config,
          appUrl,
          hostUrl: await deps.discovery.getExternalBaseUrl(LOCAL_GIT_PLUGIN_ID),
          knex: await openDatabase(deps.database),
        });
        const { repositories, content, proposals, tokens } = services;

        permissionsRegistry.addResourceType({
          resourceRef: repositoryResourceRef,
          permissions: localGitPermissions,
          rules: [isRepositoryOwner],
          getResources: createResourceLoader(services.store),
        });

        const git = new GitHttpService({
          repositories,
          authenticator: new GitAuthenticator({
            auth,
            httpAuth,
            tokens: services.tokenStore,
            openToLoopback: config.openToLoopback,
          }),
          pushes: services.pushes,
          limiter: new Limiter({
            concurrency: config.concurrentTransfers,
            maxWaiting: MAX_WAITING_TRANSFERS,
          }),
          maxPushBytes: config.maxPushBytes,
        });
        httpRouter.use(createGitRouter({ git, appUrl, logger }));
        GIT_PATHS.forEach(path =>
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' }),
        );
        httpRouter.use(
          createRouter({
            auth,
            httpAuth,
            repositories,
            content,
            proposals,
            tokens,
            maxUploadBytes: config.maxUploadBytes,
          }),
        );

        const actions = {
          actionsRegistry,
          auth,
          repositories,
          content,
          proposals,
        };
        registerListRepositoriesAction(actions);
        registerReadFileAction(actions);
        registerCreateProposalAction(actions);

        await scheduler.scheduleTask({
          id: 'local-git-housekeeping',
          frequency: { days: 1 },
          timeout: { hours: 2 },
          initialDelay: { minutes: 10 },
          fn: signal => services.housekeeping.run(signal),
        });
      },
    });
  },
});
