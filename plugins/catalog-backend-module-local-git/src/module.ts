import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { catalogScmEventsServiceRef } from '@backstage/plugin-catalog-node/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  LOCAL_GIT_PLUGIN_ID,
  LOCAL_GIT_PUSH_TOPIC,
  LOCAL_GIT_REPOSITORY_TOPIC,
  type PushEvent,
  type RepositoryEvent,
} from '@causeway/plugin-local-git-common';
import { localGitServiceRef } from '@causeway/plugin-local-git-node';
import { LocalGitEntityProvider } from './LocalGitEntityProvider';
import { readLocalGitProviderConfig } from './LocalGitProviderConfig';
import { LocalGitSourceLocationProcessor } from './LocalGitSourceLocationProcessor';
import { pushToScmEvents, repositoryToScmEvents } from './toScmEvents';

/**
 * Brings the repositories of the embedded Git host into the catalog, and keeps what comes from them fresh.
 *
 * @public
 */
export const catalogModuleLocalGit = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'local-git',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        localGit: localGitServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
        scmEvents: catalogScmEventsServiceRef,
      },
      async init({
        auth,
        catalog,
        config,
        discovery,
        events,
        localGit,
        logger,
        scheduler,
        scmEvents,
      }) {
        const { enabled, catalogPath, schedule } =
          readLocalGitProviderConfig(config);
        const hostUrl = await discovery.getExternalBaseUrl(LOCAL_GIT_PLUGIN_ID);
        catalog.addProcessor(new LocalGitSourceLocationProcessor({ hostUrl }));

        const taskRunner = scheduler.createScheduledTaskRunner(schedule);
        const provider = enabled
          ? new LocalGitEntityProvider({
              auth,
              localGit,
              logger,
              taskRunner,
              catalogPath,
            })
          : undefined;
        if (provider) catalog.addEntityProvider(provider);

        await events.subscribe({
          id: 'catalog-local-git',
          topics: [LOCAL_GIT_PUSH_TOPIC, LOCAL_GIT_REPOSITORY_TOPIC],
          onEvent: async ({ topic, eventPayload }) => {
            if (topic === LOCAL_GIT_PUSH_TOPIC) {
              const push = eventPayload as PushEvent;
              await provider?.onPush(push);
              await scmEvents.publish(pushToScmEvents(push));
            } else {
              const event = eventPayload as RepositoryEvent;
              await provider?.onRepository(event);
              await scmEvents.publish(repositoryToScmEvents(event));
            }
          },
        });
      },
    });
  },
});
