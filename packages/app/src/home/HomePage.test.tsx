import { Entity } from '@backstage/catalog-model';
import { fetchApiRef, identityApiRef } from '@backstage/core-plugin-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  entityPresentationApiRef,
  entityRouteRef,
  type EntityPresentationApi,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { recordVisit } from '../visits/visits';
import { HomePage } from './HomePage';

const ragApi: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'rag-api', namespace: 'default', title: 'RAG API' },
  spec: { type: 'service', lifecycle: 'production' },
  relations: [
    { type: 'ownedBy', targetRef: 'group:default/learning' },
    { type: 'partOf', targetRef: 'system:default/quizmentor' },
  ],
};

const TITLES: Record<string, string> = {
  'group:default/learning': 'Team Learning',
  'system:default/quizmentor': 'QuizMentor',
};
const presentation: EntityPresentationApi = {
  forEntity: entityOrRef => {
    const entityRef = String(entityOrRef);
    const snapshot = { entityRef, primaryTitle: TITLES[entityRef] };
    return { snapshot, promise: Promise.resolve(snapshot) };
  },
};

interface Setting {
  queryEntities?: jest.Mock;
  refs?: string[];
  tasks?: object[] | number;
}

function show(setting: Setting) {
  const {
    queryEntities = jest.fn(async () => ({
      items: [ragApi],
      totalItems: 1,
      pageInfo: {},
    })),
    refs = ['user:default/ada', 'group:default/learning'],
    tasks = [],
  } = setting;
  const fetchIt = jest.fn(async () =>
    typeof tasks === 'number'
      ? new Response('', { status: tasks })
      : Response.json({ tasks }),
  );
  renderInTestApp(
    <TestApiProvider
      apis={[
        [catalogApiRef, { queryEntities }],
        [fetchApiRef, { fetch: fetchIt }],
        [entityPresentationApiRef, presentation],
        [permissionApiRef, mockApis.permission()],
        [
          identityApiRef,
          mockApis.identity({
            userEntityRef: 'user:default/ada',
            ownershipEntityRefs: refs,
          }),
        ],
      ]}
    >
      <HomePage />
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  return { queryEntities, fetchIt };
}

describe('the home page', () => {
  beforeEach(() => localStorage.clear());

  it('lists the services of me and my teams, asking the catalog once', async () => {
    const { queryEntities } = show({});
    const link = await screen.findByRole('link', { name: 'RAG API' });
    expect(link).toHaveAttribute('href', '/catalog/default/component/rag-api');
    const row = link.closest('tr')!;
    expect(within(row).getByText('QuizMentor')).toBeVisible();
    expect(within(row).getByText('Team Learning')).toBeVisible();
    expect(queryEntities).toHaveBeenCalledTimes(1);
    expect(queryEntities.mock.calls[0][0].filter).toEqual({
      kind: 'component',
      'relations.ownedBy': ['user:default/ada', 'group:default/learning'],
    });
    expect(await screen.findByText('Nothing at the moment.')).toBeVisible();
  });

  it('keeps the place of the table while it loads', async () => {
    show({ queryEntities: jest.fn(() => new Promise(() => {})) });
    expect(await screen.findByLabelText('Loading')).toBeInTheDocument();
  });

  it('says what to do when my teams own nothing', async () => {
    show({
      queryEntities: jest.fn(async () => ({
        items: [],
        totalItems: 0,
        pageInfo: {},
      })),
    });
    expect(
      await screen.findByText('Your teams own no service yet'),
    ).toBeVisible();
    const bring = screen.getAllByRole('link', { name: /Bring a repository/ });
    expect(bring[0]).toHaveAttribute('href', '/catalog-import');
  });

  it('leads somebody without a team to the catalog', async () => {
    show({
      refs: ['user:default/ada'],
      queryEntities: jest.fn(async () => ({
        items: [],
        totalItems: 0,
        pageInfo: {},
      })),
    });
    expect(await screen.findByText('You are in no team')).toBeVisible();
  });

  it('says what failed, and tries again', async () => {
    const queryEntities = jest
      .fn()
      .mockRejectedValueOnce(new Error('The catalog is away.'))
      .mockResolvedValue({ items: [ragApi], totalItems: 1, pageInfo: {} });
    show({ queryEntities });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The catalog is away.');
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByRole('link', { name: 'RAG API' })).toBeVisible();
  });

  it('shows failed tasks before running ones, and forgets old failures', async () => {
    const task = (id: string, status: string, name: string, age: number) => ({
      id,
      status,
      createdAt: new Date(Date.now() - age).toISOString(),
      spec: { parameters: { name } },
    });
    show({
      tasks: [
        task('1', 'processing', 'orders', 60_000),
        task('2', 'failed', 'payments', 3_600_000),
        task('3', 'failed', 'ancient', 30 * 86_400_000),
      ],
    });
    const card = screen.getByRole('region', { name: 'Needs you' });
    const links = await within(card).findAllByRole('link');
    expect(links.map(link => link.getAttribute('href'))).toEqual([
      '/create/tasks/2',
      '/create/tasks/1',
    ]);
    expect(links[0]).toHaveTextContent('Creating payments failed');
    expect(links[0]).toHaveTextContent('1 hr. ago');
  });

  it('does not take a failure to read for nothing to do', async () => {
    show({ tasks: 500 });
    const card = screen.getByRole('region', { name: 'Needs you' });
    expect(await within(card).findByRole('alert')).toHaveTextContent(/500/);
    expect(within(card).queryByText('Nothing at the moment.')).toBeNull();
  });

  it('lets an engineer create and register', async () => {
    show({});
    expect(
      await screen.findByRole('link', { name: 'Create service' }),
    ).toHaveAttribute('href', '/create');
    expect(
      screen.getByRole('link', { name: /Bring a repository/ }),
    ).toBeVisible();
  });

  it('lists what I looked at last', async () => {
    recordVisit('user:default/ada', {
      path: '/catalog/default/component/score-batch',
      name: 'score-batch',
      kind: 'component',
    });
    show({});
    expect(
      await screen.findByRole('link', { name: /score-batch/ }),
    ).toHaveAttribute('href', '/catalog/default/component/score-batch');
  });
});
