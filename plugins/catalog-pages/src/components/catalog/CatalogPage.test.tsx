import { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  entityRouteRef,
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import {
  testEntity,
  testService,
  testSurroundings,
} from '../../testing/entities';
import { CatalogPage } from './CatalogPage';

const Address = () => (
  <output data-testid="address">{useLocation().search}</output>
);
const address = () => screen.getByTestId('address').textContent;

function setup(options: {
  entities?: Entity[];
  search?: string;
  pageSize?: number;
  starred?: string[];
  api?: ReturnType<typeof catalogApiMock>;
}) {
  const entities = options.entities ?? [
    testService('rag-api', { description: 'Answers questions' }),
    testService('adaptive-engine', { type: 'worker' }),
    testService('score-batch', { owner: 'team-scoring' }),
    ...testSurroundings,
  ];
  const api = options.api ?? catalogApiMock({ entities });
  const calls = {
    queryEntities: jest.spyOn(api, 'queryEntities'),
    getEntityFacets: jest.spyOn(api, 'getEntityFacets'),
    getEntitiesByRefs: jest.spyOn(api, 'getEntitiesByRefs'),
  };
  const starredApi = new MockStarredEntitiesApi();
  options.starred?.forEach(ref => starredApi.toggleStarred(ref));
  renderInTestApp(
    <>
      <CatalogPage
        defaults={{ view: 'mine', kind: 'component' }}
        pageSize={options.pageSize ?? 50}
      />
      <Address />
    </>,
    {
      mountPath: '/catalog',
      initialRouteEntries: [`/catalog${options.search ?? ''}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        api,
        [starredEntitiesApiRef, starredApi],
        mockApis.identity({
          userEntityRef: 'user:default/ada',
          ownershipEntityRefs: [
            'user:default/ada',
            'group:default/team-learning',
          ],
        }),
      ],
    },
  );
  return { calls, user: userEvent.setup() };
}

const rowNames = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map(row => within(row).getAllByRole('link')[0].textContent);

describe('CatalogPage', () => {
  it('shows my services first, in three requests', async () => {
    const { calls } = setup({});
    expect(await screen.findByText('rag-api')).toHaveAttribute(
      'href',
      '/catalog/default/component/rag-api',
    );
    expect(rowNames()).toEqual(['adaptive-engine', 'rag-api']);
    expect((await screen.findAllByText('Team Learning')).length).toBe(2);
    expect(screen.getAllByText('QuizMentor')).toHaveLength(2);
    expect(screen.getByText('2 services')).toBeInTheDocument();
    expect(calls.queryEntities).toHaveBeenCalledTimes(1);
    expect(calls.getEntityFacets).toHaveBeenCalledTimes(1);
    expect(calls.getEntitiesByRefs).toHaveBeenCalledTimes(1);
    expect(calls.queryEntities.mock.calls[0][0]?.fields).toBeDefined();
    expect(document.title).toMatch(/^Catalog/);
  });

  it('switches to all and keeps it in the address', async () => {
    const { user } = setup({});
    await user.click(await screen.findByRole('button', { name: 'All' }));
    expect(await screen.findByText('score-batch')).toBeInTheDocument();
    expect(address()).toBe('?view=all');
    expect(screen.getByRole('button', { name: 'All' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  it('offers only filters with values, and filters', async () => {
    const { user, calls } = setup({ search: '?view=all' });
    await screen.findByText('score-batch');
    expect(screen.queryByRole('button', { name: 'Filter by Tag' })).toBeNull();
    await user.click(
      await screen.findByRole('button', { name: 'Filter by Owner' }),
    );
    await user.click(
      await screen.findByRole('checkbox', { name: /Team Scoring/ }),
    );
    await waitFor(() =>
      expect(address()).toBe('?view=all&owner=group%3Adefault%2Fteam-scoring'),
    );
    await user.keyboard('{Escape}');
    await waitFor(() => expect(rowNames()).toEqual(['score-batch']));
    await user.click(await screen.findByRole('button', { name: 'Clear' }));
    await waitFor(() => expect(rowNames()).toHaveLength(3));
    expect(calls.getEntityFacets).toHaveBeenCalledTimes(1);
  });

  it('reads filters, search and order from the address', async () => {
    setup({ search: '?view=all&type=service&sort=-name' });
    await screen.findByText('score-batch');
    expect(rowNames()).toEqual(['score-batch', 'rag-api']);
    expect(
      await screen.findByRole('button', { name: 'Filter by Type: service' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
  });

  it('searches while typing, in one request for a word', async () => {
    const { user, calls } = setup({ search: '?view=all' });
    await screen.findByText('score-batch');
    await user.type(screen.getByRole('searchbox'), 'answers');
    await waitFor(() => expect(rowNames()).toEqual(['rag-api']));
    expect(address()).toBe('?view=all&q=answers');
    expect(calls.queryEntities).toHaveBeenCalledTimes(2);
  });

  it('goes through rows with the arrow keys', async () => {
    const { user } = setup({ search: '?view=all' });
    await screen.findByText('score-batch');
    await user.click(screen.getByRole('searchbox'));
    await user.keyboard('{ArrowDown}');
    expect(screen.getByText('adaptive-engine')).toHaveFocus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(screen.getByText('score-batch')).toHaveFocus();
    await user.keyboard('{ArrowUp}');
    expect(screen.getByText('rag-api')).toHaveFocus();
    await user.keyboard('{Home}');
    expect(screen.getByText('adaptive-engine')).toHaveFocus();
  });

  it('pages through many', async () => {
    const many = Array.from({ length: 120 }, (_, i) =>
      testService(`service-${String(i).padStart(3, '0')}`),
    );
    const { user, calls } = setup({ entities: many, search: '?view=all' });
    expect(
      await screen.findByText('Services 1 to 50 of 120'),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Previous' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(
      await screen.findByText('Services 51 to 100 of 120'),
    ).toBeInTheDocument();
    expect(address()).toBe('?view=all&page=2');
    expect(calls.queryEntities.mock.lastCall?.[0]).toHaveProperty('cursor');
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(
      await screen.findByText('Services 101 to 120 of 120'),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled();
  });

  it('finds a page by its number where the address came from elsewhere', async () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      testService(`s-${i + 100}`),
    );
    setup({ entities: many, search: '?view=all&page=2' });
    expect(await screen.findByText('s-150')).toBeInTheDocument();
    expect(screen.queryByText('s-149')).toBeNull();
  });

  it('lists what is starred, of every kind', async () => {
    const { user } = setup({
      search: '?view=starred',
      starred: ['component:default/rag-api', 'system:default/quizmentor'],
    });
    expect(await screen.findByText('rag-api')).toBeInTheDocument();
    expect(rowNames()).toEqual(['QuizMentor', 'rag-api']);
    expect(screen.getByText('2 starred entries')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Star rag-api' }));
    await waitFor(() => expect(rowNames()).toEqual(['QuizMentor']));
  });

  it('chooses among the kinds that exist', async () => {
    const { user } = setup({ search: '?view=all' });
    await user.click(
      await screen.findByRole('button', { name: 'Kind: Services' }),
    );
    expect(
      await screen.findByRole('menuitem', { name: /Systems/ }),
    ).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: /Domains/ })).toBeNull();
    await user.click(screen.getByRole('menuitem', { name: /Systems/ }));
    expect(await screen.findByText('QuizMentor')).toBeInTheDocument();
    expect(address()).toBe('?view=all&kind=system');
  });

  it.each([
    ['?', 'You and your teams own no services yet'],
    ['?view=all', 'The catalog has no services yet'],
    ['?view=starred', 'You have starred nothing yet'],
    ['?view=all&q=nothing', 'No services match'],
  ])('says why %s is empty', async (search, title) => {
    setup({ entities: [], search });
    expect(await screen.findByText(title)).toBeInTheDocument();
  });

  it('says what failed and tries again', async () => {
    const api = catalogApiMock({ entities: [testService('rag-api')] });
    jest
      .spyOn(api, 'queryEntities')
      .mockRejectedValueOnce(new Error('connection refused'));
    const { user } = setup({ api, search: '?view=all' });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The catalog could not be read');
    expect(alert).toHaveTextContent('connection refused');
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('rag-api')).toBeInTheDocument();
  });

  it('lists rows though filters and titles can’t be read', async () => {
    const api = catalogApiMock({ entities: [testService('rag-api')] });
    jest.spyOn(api, 'getEntityFacets').mockRejectedValue(new Error('no'));
    jest.spyOn(api, 'getEntitiesByRefs').mockRejectedValue(new Error('no'));
    setup({ api });
    expect(await screen.findByText('rag-api')).toBeInTheDocument();
    expect(await screen.findByText('team-learning')).toBeInTheDocument();
  });

  it('shows teams without "mine", with their parent', async () => {
    setup({
      search: '?kind=group',
      entities: [
        testEntity({
          kind: 'Group',
          name: 'platform',
          spec: { type: 'team', parent: 'engineering' },
        }),
      ],
    });
    expect(await screen.findByText('platform')).toBeInTheDocument();
    expect(screen.getByText('engineering')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^My/ })).toBeNull();
  });
});
