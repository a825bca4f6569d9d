import type { AddressInfo } from 'node:net';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// The real Git host, because what matters is that the two understand each other.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import localGitPlugin from '@causeway/plugin-local-git-backend';

/**
 * Starts the portal's Git host, without a catalog's entities.
 *
 * @param dataDirectory - where it keeps its repositories
 * @returns the portal's address
 */
export async function startGitHost(dataDirectory: string): Promise<string> {
  const { server } = await startTestBackend({
    features: [
      localGitPlugin,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:7007' },
          backend: { baseUrl: 'http://localhost:7007' },
          localGit: { dataDirectory },
        },
      }),
    ],
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
