import { fetchApiRef, identityApiRef } from '@backstage/core-plugin-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen } from '@testing-library/react';
import { HomePage } from './HomePage';

// In a file of its own: answers about permissions are remembered within one.
describe('the home page of somebody who only reads', () => {
  it('says why they cannot create, and leads to what they can read', async () => {
    const guest = { userEntityRef: 'user:default/guest' };
    const queryEntities = async () => ({
      items: [],
      totalItems: 0,
      pageInfo: {},
    });
    renderInTestApp(
      <TestApiProvider
        apis={[
          [catalogApiRef, { queryEntities }],
          [fetchApiRef, { fetch: async () => Response.json({ tasks: [] }) }],
          [
            permissionApiRef,
            mockApis.permission({ authorize: AuthorizeResult.DENY }),
          ],
          [
            identityApiRef,
            mockApis.identity({
              ...guest,
              ownershipEntityRefs: [guest.userEntityRef],
            }),
          ],
        ]}
      >
        <HomePage />
      </TestApiProvider>,
    );
    const button = await screen.findByRole('button', {
      name: 'Create service',
    });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(
      'You can look around, but not create services.',
    );
    expect(
      screen.getByRole('link', { name: /See the golden paths/ }),
    ).toBeVisible();
    expect(screen.queryByRole('link', { name: /Create/ })).toBeNull();
    expect(screen.queryByRole('link', { name: /Bring a repo/ })).toBeNull();
  });
});
