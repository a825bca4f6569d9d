import { urlReaderFactoriesServiceRef } from '@backstage/backend-defaults/urlReader';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { LOCAL_GIT_PLUGIN_ID } from '@causeway/plugin-local-git-common';
import { LocalGitUrlReader } from './LocalGitUrlReader';

/**
 * Makes the URLs of the embedded Git host readable for every plugin: `backend.add(localGitUrlReaderFactory)`.
 *
 * @public
 */
export const localGitUrlReaderFactory = createServiceFactory({
  service: urlReaderFactoriesServiceRef,
  deps: { auth: coreServices.auth, discovery: coreServices.discovery },
  async factory({ auth, discovery }) {
    const hostUrl = await discovery.getExternalBaseUrl(LOCAL_GIT_PLUGIN_ID);
    const { origin, pathname } = new URL(`${hostUrl}/`);
    return ({ treeResponseFactory }) => [
      {
        predicate: url =>
          url.origin === origin && url.pathname.startsWith(pathname),
        reader: new LocalGitUrlReader({
          auth,
          discovery,
          hostUrl,
          treeResponseFactory,
        }),
      },
    ];
  },
});
