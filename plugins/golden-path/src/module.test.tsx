import { screen } from '@testing-library/react';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { template } from './__testUtils__/fixtures';
import goldenPathModule from './index';

jest.setTimeout(120_000);

describe('goldenPathModule', () => {
  it("takes the place of the scaffolder's page and keeps the rest", async () => {
    renderTestApp({
      features: [scaffolderPlugin, goldenPathModule],
      initialRouteEntries: ['/create'],
      config: { app: { title: 'Causeway', baseUrl: 'http://localhost' } },
      apis: [
        catalogApiMock({ entities: [template] }),
        mockApis.identity({ userEntityRef: 'user:default/ana' }),
        mockApis.permission(),
      ],
    });
    expect(
      await screen.findByRole(
        'link',
        { name: 'Resilient API' },
        { timeout: 60_000 },
      ),
    ).toHaveAttribute('href', '/create/templates/default/resilient-api');
    expect(screen.getByRole('link', { name: 'Template editor' })).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Templating extensions' }),
    ).toBeVisible();
  });
});
