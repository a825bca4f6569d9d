import { mockCredentials } from '@backstage/backend-test-utils';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { OwnershipPolicy } from './OwnershipPolicy';

const user = {
  credentials: mockCredentials.user('user:default/ada'),
  info: {
    userEntityRef: 'user:default/ada',
    ownershipEntityRefs: ['user:default/ada'],
  },
};
const broken = new OwnershipPolicy({
  memberships: {
    resolve: async () => {
      throw new Error('catalog is down');
    },
  },
});

describe('OwnershipPolicy', () => {
  it('lets nobody in who is not signed in', async () => {
    await expect(
      broken.handle({ permission: catalogEntityReadPermission }),
    ).resolves.toEqual({ result: AuthorizeResult.DENY });
  });

  it('lets people read while the catalog is down', async () => {
    await expect(
      broken.handle({ permission: catalogEntityReadPermission }, user),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
  });

  it('fails a change, rather than guess, while the catalog is down', async () => {
    await expect(
      broken.handle({ permission: catalogEntityDeletePermission }, user),
    ).rejects.toThrow('catalog is down');
  });
});
