import type { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { CatalogApi } from '@backstage/catalog-client';
import type { ScaffolderApi } from '@backstage/plugin-scaffolder-common';
import { formFieldsApiRef } from '@backstage/plugin-scaffolder-react/alpha';
import { scaffolderApiMock } from '@backstage/plugin-scaffolder-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { CreateRouter } from '../components/CreateRouter';
import type { StockPage } from '../components/CreateRouter';
import { goldenPathChoice } from '../fields/GoldenPathChoice';
import { goldenPathName } from '../fields/GoldenPathName';
import { goldenPathOwner } from '../fields/GoldenPathOwner';
import { goldenPathRepo } from '../fields/GoldenPathRepo';
import { rootRouteRef } from '../routes';
import { ana, groups, manifest, template } from './fixtures';

/** How the embedded Git host answers: by status, or not at all. */
export type GitHostAnswer = number | 'down';

/** What a test may change. */
export interface RenderCreateOptions {
  entities?: Entity[];
  catalog?: Partial<CatalogApi>;
  scaffolder?: Partial<ScaffolderApi>;
  gitHost?: GitHostAnswer;
  allowed?: boolean;
  config?: { integrations?: Record<string, { host: string }[]> };
  stockPages?: StockPage[];
}

function gitHostFetch(answer: GitHostAnswer) {
  return jest.fn(async () => {
    if (answer === 'down') {
      throw new Error('Failed to fetch');
    }
    const name = answer === 404 ? 'NotFoundError' : 'Error';
    return new Response(
      JSON.stringify({
        error: { name, message: `${name} ${answer}` },
        response: { statusCode: answer },
      }),
      { status: answer, headers: { 'content-type': 'application/json' } },
    );
  });
}

/** Renders the pages under `/create` at an address, for Ana of the team `learning`. */
export function renderCreate(path: string, options: RenderCreateOptions = {}) {
  window.history.replaceState({}, '', path);
  const fetch = gitHostFetch(options.gitHost ?? 404);
  const scaffolder = scaffolderApiMock.mock({
    getTemplateParameterSchema: async () => manifest,
    scaffold: async () => ({ taskId: 't1' }),
    ...options.scaffolder,
  });
  const catalog = options.catalog
    ? catalogApiMock.mock(options.catalog)
    : catalogApiMock({
        entities: options.entities ?? [template, ana, ...groups],
      });
  const { unmount } = renderInTestApp(
    <CreateRouter stockPages={options.stockPages ?? []} />,
    {
      mountPath: '/create/*',
      initialRouteEntries: [path],
      mountedRoutes: {
        '/create': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      config: {
        app: { title: 'Causeway', baseUrl: 'http://localhost' },
        ...options.config,
      },
      apis: [
        catalog,
        scaffolder,
        mockApis.identity({
          userEntityRef: 'user:default/ana',
          ownershipEntityRefs: ['user:default/ana', 'group:default/learning'],
        }),
        mockApis.permission({
          authorize:
            options.allowed === false
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
        [fetchApiRef, { fetch }],
        [
          formFieldsApiRef,
          {
            loadFormFields: async () => [
              goldenPathName,
              goldenPathOwner,
              goldenPathChoice,
              goldenPathRepo,
            ],
          },
        ],
      ] as const,
    },
  );
  return { unmount, fetch, scaffolder };
}
