import type { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { LOCAL_GIT_REPOSITORY_ANNOTATION } from '@causeway/plugin-local-git-common';
import { screen, within } from '@testing-library/react';
import { fakeLocalGit, repository } from './__testUtils__/fakeLocalGit';
import { localGitApiRef } from './api/localGitApiRef';
import { RepositoryTab } from './components/entity/RepositoryTab';
import { repositoryTab } from './extensions/repositoryTab';
import localGitPlugin from './index';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'rag-api',
    annotations: { [LOCAL_GIT_REPOSITORY_ANNOTATION]: 'learning/rag-api' },
  },
};

it('brings the page that the navigation expects', () => {
  expect(localGitPlugin.getExtension('page:local-git')).toBeDefined();
});

describe('the repository tab', () => {
  it('is for entities in the embedded host only', () => {
    const filter = createExtensionTester(repositoryTab).get(
      EntityContentBlueprint.dataRefs.filterFunction,
    );
    expect(filter?.(entity)).toBe(true);
    expect(filter?.({ ...entity, metadata: { name: 'elsewhere' } })).toBe(
      false,
    );
  });

  it('shows files and open proposals, and leads to the repository', async () => {
    const api = fakeLocalGit();
    renderInTestApp(
      <EntityProvider entity={entity}>
        <RepositoryTab />
      </EntityProvider>,
      {
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
        apis: [[localGitApiRef, api]],
      },
    );
    expect(
      await screen.findByRole('link', { name: 'app.py' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open repository' }),
    ).toHaveAttribute('href', '/repositories/learning/rag-api');
    const proposals = within(
      screen.getByRole('region', { name: 'Open proposals' }),
    );
    expect(
      await proposals.findByRole('link', { name: 'Raise the cache TTL' }),
    ).toHaveAttribute('href', '/repositories/learning/rag-api/proposals/1');
    expect(api.listProposals).toHaveBeenCalledWith(repository, {
      state: 'open',
      limit: 5,
    });
  });
});
