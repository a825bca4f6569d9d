import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  scaffolderActionsExtensionPoint,
  scaffolderServiceRef,
} from '@backstage/plugin-scaffolder-node';
import { scaffolderTemplatingExtensionPoint } from '@backstage/plugin-scaffolder-node/alpha';
import { localGitServiceRef } from '@causeway/plugin-local-git-node';
import { createAnswersAction } from './actions/answers';
import { createAwaitEntityAction } from './actions/awaitEntity';
import { createProposeLocalGitAction } from './actions/proposeLocalGit';
import { createPublishLocalGitAction } from './actions/publishLocalGit';
import { createRecordAction } from './actions/record';
import { createUndoAction } from './actions/undo';
import { registerCreateServiceAction } from './assistants/registerCreateServiceAction';
import { templateFilters } from './lib/templateFilters';

/** Adds the steps and filters of golden paths to the scaffolder, and an action for assistants. @public */
export const scaffolderModuleGoldenPath = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'golden-path',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        actionsRegistry: actionsRegistryServiceRef,
        templating: scaffolderTemplatingExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        localGit: localGitServiceRef,
        scaffolder: scaffolderServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init({ actions, templating, ...services }) {
        templating.addTemplateFilters(templateFilters);
        actions.addActions(
          createAnswersAction(services),
          createRecordAction(),
          createPublishLocalGitAction(services),
          createProposeLocalGitAction(services),
          createAwaitEntityAction(services),
          createUndoAction(services),
        );
        registerCreateServiceAction(services);
      },
    });
  },
});
