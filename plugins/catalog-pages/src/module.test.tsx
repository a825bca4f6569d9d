import { Entity } from '@backstage/catalog-model';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import catalogPagesModule from './index';
import { testAdditions } from './testing/additions';
import { testEntity, testService, testSurroundings } from './testing/entities';

const onArchive = jest.fn();

const ragApi: Entity = {
  ...testService('rag-api', { description: 'Answers questions from notes' }),
};
ragApi.metadata.annotations = {
  k8s: 'rag-api',
  'backstage.io/source-location': 'url:https://git.example.com/quiz/rag-api/',
};
ragApi.metadata.tags = ['python'];
ragApi.metadata.labels = { 'causeway.dev/tier': '1' };
ragApi.relations!.push({
  type: 'dependsOn',
  targetRef: 'resource:default/notes-db',
});
const notesDb = testEntity({
  kind: 'Resource',
  name: 'notes-db',
  title: 'Notes database',
  spec: { type: 'database' },
});

function setup(
  path: string,
  entities: Entity[] = [ragApi, notesDb, ...testSurroundings],
) {
  const api = catalogApiMock({ entities });
  const calls = {
    getEntityByRef: jest.spyOn(api, 'getEntityByRef'),
    getEntitiesByRefs: jest.spyOn(api, 'getEntitiesByRefs'),
    getEntityAncestors: jest.spyOn(api, 'getEntityAncestors'),
    queryEntities: jest.spyOn(api, 'queryEntities'),
    getEntityFacets: jest.spyOn(api, 'getEntityFacets'),
    refreshEntity: jest.spyOn(api, 'refreshEntity'),
  };
  renderTestApp({
    features: [catalogPlugin, catalogPagesModule, testAdditions(onArchive)],
    initialRouteEntries: [path],
    apis: [api, mockApis.permission()],
  });
  return { api, calls, user: userEvent.setup() };
}

const servicePath = '/catalog/default/component/rag-api';

describe('the catalog pages in an app', () => {
  it('take the place of the stock catalog page', async () => {
    setup('/catalog?view=all');
    expect(await screen.findByText('rag-api')).toHaveAttribute(
      'href',
      servicePath,
    );
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
  });

  it('show a service with three requests', async () => {
    const { calls } = setup(servicePath);
    expect(
      await screen.findByText('Answers questions from notes'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { level: 1, name: 'rag-api' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('Notes database')).toHaveAttribute(
      'href',
      '/catalog/default/resource/notes-db',
    );
    expect(screen.getAllByText('tier 1').length).toBeGreaterThan(0);
    expect(screen.getAllByText('Team Learning').length).toBeGreaterThan(0);
    expect(screen.getByRole('link', { name: 'Repository' })).toHaveAttribute(
      'href',
      'https://git.example.com/quiz/rag-api/',
    );
    expect(screen.getByRole('link', { name: 'python' })).toHaveAttribute(
      'href',
      '/catalog?view=all&kind=component&tag=python',
    );
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
    expect(document.title).toMatch(/^rag-api/);
    await waitFor(() =>
      expect(calls.getEntityAncestors).toHaveBeenCalledTimes(1),
    );
    expect(calls.getEntityByRef).toHaveBeenCalledTimes(1);
    expect(calls.getEntitiesByRefs).toHaveBeenCalledTimes(1);
    expect(calls.queryEntities).not.toHaveBeenCalled();
    expect(calls.getEntityFacets).not.toHaveBeenCalled();
  });

  it('lay out tabs, strip, action and card of plugins', async () => {
    const { user } = setup(servicePath);
    const tabs = await screen.findByRole('navigation', {
      name: 'Pages of rag-api',
    });
    expect(
      within(tabs)
        .getAllByRole('link')
        .map(tab => tab.textContent),
    ).toEqual(['Overview', 'SLOs', 'Kubernetes']);
    expect(await screen.findByText('The contract')).toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: 'Open incident' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('On call: Ada')).toBeInTheDocument();
    await user.click(within(tabs).getByRole('link', { name: 'Kubernetes' }));
    expect(await screen.findByText('Pods')).toBeInTheDocument();
    expect(
      within(tabs).getByRole('link', { name: 'Kubernetes' }),
    ).toHaveAttribute('aria-current', 'page');
    expect(document.title).toMatch(/^Kubernetes · rag-api/);
  });

  it('hide what isn’t for the entity', async () => {
    setup('/catalog/default/resource/notes-db');
    const tabs = await screen.findByRole('navigation', {
      name: 'Pages of Notes database',
    });
    expect(within(tabs).getAllByRole('link')).toHaveLength(1);
    expect(screen.queryByText('The contract')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Open incident' })).toBeNull();
  });

  it('open a tab by its address, and say so where there is none', async () => {
    setup(`${servicePath}/cost`);
    expect(
      await screen.findByText('There is no “cost” here'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Go to the overview' }),
    ).toHaveAttribute('href', servicePath);
  });

  it('say what was looked for where there is no such entity', async () => {
    const { api, user } = setup('/catalog/default/component/gone');
    expect(
      await screen.findByText('The catalog has no entry of this name'),
    ).toBeInTheDocument();
    expect(screen.getByText(/component:default\/gone/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Search services for “gone”' }),
    ).toHaveAttribute('href', '/catalog?view=all&kind=component&q=gone');
    jest.spyOn(api, 'getEntityByRef').mockResolvedValue(testService('gone'));
    await user.click(screen.getByRole('button', { name: 'Look again' }));
    expect(
      await screen.findByRole('navigation', { name: 'Pages of gone' }),
    ).toBeInTheDocument();
  });

  it('say what failed and read again', async () => {
    const { api, user } = setup('/catalog?view=all');
    jest
      .spyOn(api, 'getEntityByRef')
      .mockRejectedValueOnce(new Error('connection refused'));
    await user.click(await screen.findByText('rag-api'));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('connection refused');
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('heading', { level: 1, name: 'rag-api' }),
    ).toBeInTheDocument();
  });

  it('warn of relations that lead nowhere', async () => {
    setup(servicePath, [ragApi, ...testSurroundings]);
    const warning = await screen.findByRole('region', {
      name: 'Needs attention',
    });
    expect(warning).toHaveTextContent('resource:default/notes-db');
    expect(screen.getByText('not in the catalog')).toBeInTheDocument();
  });

  it('call what can’t be read unknown', async () => {
    const { api } = setup('/catalog/default/resource/notes-db');
    jest
      .spyOn(api, 'getEntityAncestors')
      .mockRejectedValue(new Error('timed out'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Unknown: whether the files it comes from can be read. timed out/,
    );
  });

  it('run actions of the menu', async () => {
    const { user } = setup(servicePath);
    await user.click(
      await screen.findByRole('button', { name: 'More actions' }),
    );
    await screen.findByRole('menuitem', { name: 'Archive' });
    expect(screen.getAllByRole('menuitem').at(-1)).toHaveTextContent(
      'Unregister entity',
    );
    await user.click(screen.getByRole('menuitem', { name: 'Archive' }));
    expect(onArchive).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  });

  it('ask the catalog to read an entry again', async () => {
    const { calls, user } = setup(servicePath);
    await user.click(await screen.findByRole('button', { name: 'Read again' }));
    expect(calls.refreshEntity).toHaveBeenCalledWith(
      'component:default/rag-api',
    );
    expect(
      await screen.findByText('Read again just now', undefined, {
        timeout: 5000,
      }),
    ).toBeInTheDocument();
    expect(calls.getEntityByRef).toHaveBeenCalledTimes(2);
  });

  it('show a team with its members and what it owns', async () => {
    const team = testEntity({
      kind: 'Group',
      name: 'team-learning',
      spec: { type: 'team', profile: { displayName: 'Team Learning' } },
      relations: {
        hasMember: ['user:default/ada'],
        ownerOf: ['component:default/rag-api'],
      },
    });
    const ada = testEntity({
      kind: 'User',
      name: 'ada',
      spec: { profile: { displayName: 'Ada Reyes' } },
    });
    setup('/catalog/default/group/team-learning', [team, ada, ragApi]);
    const members = await screen.findByRole('region', { name: 'Members' });
    expect(await within(members).findByText('Ada Reyes')).toBeInTheDocument();
    const owned = screen.getByRole('region', { name: 'Owns' });
    expect(within(owned).getByText('rag-api')).toBeInTheDocument();
    expect(
      within(owned).getByRole('link', { name: 'Open in the catalog' }),
    ).toHaveAttribute(
      'href',
      '/catalog?view=all&owner=group%3Adefault%2Fteam-learning',
    );
  });
});
