import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { EntityDirectory } from './EntityDirectory';

const service = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default' },
  relations: [{ type: 'partOf', targetRef: 'system:default/shop' }],
});

it('reads again after a minute, and forgets nobody over a question about another', async () => {
  let now = 1_000_000;
  const directory = new EntityDirectory({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({ entities: ['a', 'b'].map(service) }),
    now: () => now,
  });
  await directory.update(['component:default/a', 'component:default/b']);
  const { version } = directory;

  await directory.update(['component:default/a']);
  expect(directory.version).toBe(version);

  now += 61_000;
  await directory.update(['component:default/a']);
  expect(directory.version).toBe(version + 1);
  expect(directory.get('component:default/b').system).toBe(
    'system:default/shop',
  );
});
