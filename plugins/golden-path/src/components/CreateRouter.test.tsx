import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { rootRouteRef } from '../routes';
import { CreateRouter } from './CreateRouter';

describe('CreateRouter', () => {
  it('says so where nothing has the address, and shows the way back', async () => {
    renderInTestApp(<CreateRouter stockPages={[]} />, {
      initialRouteEntries: ['/golden-path/rag-service'],
      mountedRoutes: { '/create': rootRouteRef },
    });
    expect(
      await screen.findByText('No page of Create has this address'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Create' })).toHaveAttribute(
      'href',
      '/create',
    );
  });
});
