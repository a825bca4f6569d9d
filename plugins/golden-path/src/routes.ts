import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';

/** `/create`; the pages here stand at the addresses that the stock scaffolder's pages have. */
export const rootRouteRef = scaffolderPlugin.routes.root;

/** `/create/templates/:namespace/:templateName`: the wizard. */
export const wizardRouteRef = scaffolderPlugin.routes.selectedTemplate;

/** `/create/tasks/:taskId`: a run. */
export const runRouteRef = scaffolderPlugin.routes.ongoingTask;

/** Where an existing service is registered, if the portal has such a page. */
export const registerRouteRef =
  scaffolderPlugin.externalRoutes.registerComponent;
