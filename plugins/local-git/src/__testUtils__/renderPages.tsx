import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { useLocation } from 'react-router-dom';
import type { LocalGitApi } from '../api/LocalGitApi';
import { localGitApiRef } from '../api/localGitApiRef';
import { RepositoriesRouter } from '../components/RepositoriesRouter';

const Address = () => {
  const { pathname, search, hash } = useLocation();
  return <output aria-label="Address">{`${pathname}${search}${hash}`}</output>;
};

/** Renders the pages below `/repositories` at an address, and beside them the address as it is now. */
export function renderPages(path: string, api: LocalGitApi) {
  return renderInTestApp(
    <>
      <RepositoriesRouter />
      <Address />
    </>,
    {
      mountPath: '/repositories/*',
      initialRouteEntries: [`/repositories${path}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      config: { app: { title: 'Causeway', baseUrl: 'http://localhost' } },
      apis: [
        mockApis.permission(),
        mockApis.identity({
          userEntityRef: 'user:default/ada',
          ownershipEntityRefs: ['user:default/ada', 'group:default/learning'],
        }),
        [localGitApiRef, api],
      ] as const,
    },
  );
}
