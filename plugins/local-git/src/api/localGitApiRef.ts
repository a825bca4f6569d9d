import { createApiRef } from '@backstage/frontend-plugin-api';
import type { LocalGitApi } from './LocalGitApi';

/** The embedded Git host's API. */
export const localGitApiRef = createApiRef<LocalGitApi>().with({
  id: 'plugin.local-git.client',
  pluginId: 'local-git',
});
