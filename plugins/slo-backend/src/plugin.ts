import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogScmEventsServiceRef } from '@backstage/plugin-catalog-node/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { LOCAL_GIT_PLUGIN_ID } from '@causeway/plugin-local-git-common';
import { localGitServiceRef } from '@causeway/plugin-local-git-node';
import { sloSourcesExtensionPoint } from '@causeway/plugin-slo-node';
import Router from 'express-promise-router';
import { createJudge } from './createJudge';
import { createStorage } from './createStorage';
import { openDatabase } from './database/openDatabase';
import { SourceRegistry } from './ingest/SourceRegistry';

/**
 * SLOs: specs from repositories, a ledger of good and bad events, policies and the gate.
 *
 * @public
 */
export const sloPlugin = createBackendPlugin({
  pluginId: 'slo',
  register(env) {
    const registry = new SourceRegistry();
    env.registerExtensionPoint(sloSourcesExtensionPoint, registry);
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        localGit: localGitServiceRef,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        scmEvents: catalogScmEventsServiceRef,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init({ httpRouter, ...deps }) {
        const knex = await openDatabase(deps.database);
        const storage = createStorage({ ...deps, knex, registry });
        const { stores, changes, linter, refresh, router } = storage;
        const judge = await createJudge({
          ...deps,
          knex,
          stores,
          changes,
          linter,
          refresh,
          localGitUrl: () =>
            deps.discovery.getExternalBaseUrl(LOCAL_GIT_PLUGIN_ID),
        });
        const routes = Router();
        routes.use('/v1', router);
        routes.use('/v1', judge.router);
        httpRouter.use(routes);
        await storage.start();
      },
    });
  },
});
