import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { LocalGitClient } from './LocalGitClient';
import type { LocalGitService } from './LocalGitService';

/** The embedded Git host; works in any plugin without being installed. @public */
export const localGitServiceRef = createServiceRef<LocalGitService>({
  id: 'local-git.client',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: ({ auth, discovery }) =>
        LocalGitClient.create({ auth, discovery }),
    }),
});
