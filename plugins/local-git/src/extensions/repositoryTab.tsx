import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { repositoryOfEntity } from '../lib/repositoryOfEntity';

/** The service page's tab for entities whose code is in the embedded Git host. */
export const repositoryTab = EntityContentBlueprint.make({
  name: 'repository',
  params: {
    path: '/repository',
    title: 'Repository',
    group: 'development',
    filter: entity => repositoryOfEntity(entity) !== undefined,
    loader: () =>
      import('../components/entity/RepositoryTab').then(m => (
        <m.RepositoryTab />
      )),
  },
});
