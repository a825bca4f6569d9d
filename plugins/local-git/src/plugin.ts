import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { localGitApi } from './extensions/localGitApi';
import { repositoriesPage } from './extensions/repositoriesPage';
import { repositoryTab } from './extensions/repositoryTab';
import { rootRouteRef } from './routes';

/** Repositories, their files and history, change proposals, access tokens, and the service page's repository tab. */
export const localGitPlugin = createFrontendPlugin({
  pluginId: 'local-git',
  title: 'Repositories',
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  extensions: [localGitApi, repositoriesPage, repositoryTab],
});
