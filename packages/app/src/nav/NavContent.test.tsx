import {
  appThemeApiRef,
  fetchApiRef,
  identityApiRef,
} from '@backstage/core-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import {
  NavContentNavItem,
  NavContentNavItems,
} from '@backstage/plugin-app-react';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { NavContent } from './NavContent';

const ids: Record<string, string> = {
  'page:home': '/',
  'page:catalog': '/catalog',
  'page:notifications': '/notifications',
};

const navItems: NavContentNavItems = {
  take: id =>
    id in ids
      ? ({ href: ids[id], node: { spec: { id } } } as NavContentNavItem)
      : undefined,
  rest: () => [],
  clone: () => navItems,
  withComponent: () => {
    throw new Error('The navigation draws its own lines');
  },
};

const Here = () => <p>{useLocation().pathname}</p>;

function show() {
  const themes = {
    getActiveThemeId: () => 'dark',
    setActiveThemeId: jest.fn(),
  };
  const identity = mockApis.identity({
    userEntityRef: 'user:default/ada',
    displayName: 'Ada Reyes',
  });
  const signOut = jest.spyOn(identity, 'signOut');
  render(
    <MemoryRouter initialEntries={['/catalog/default/component/rag-api']}>
      <TestApiProvider
        apis={[
          [appThemeApiRef, themes],
          [identityApiRef, identity],
          [fetchApiRef, { fetch: async () => Response.json({ unread: 3 }) }],
        ]}
      >
        <NavContent navItems={navItems} items={[]} />
        <Here />
      </TestApiProvider>
    </MemoryRouter>,
  );
  return { themes, signOut };
}

describe('the navigation', () => {
  it('marks where one is, and counts what is unread', async () => {
    show();
    const nav = screen.getByRole('navigation', { name: 'Main' });
    expect(
      within(nav).getByRole('link', { current: 'page' }),
    ).toHaveTextContent('Catalog');
    expect(
      await within(nav).findByText('3', {}, { timeout: 4000 }),
    ).toBeInTheDocument();
  });

  it('opens search on / and the keys on ?', async () => {
    show();
    await userEvent.keyboard('?');
    const keys = await screen.findByRole('dialog', { name: 'Keys' });
    expect(within(keys).getByText('Catalog')).toBeInTheDocument();
    expect(within(keys).queryByText('SLOs')).toBeNull();
    await userEvent.click(within(keys).getByRole('button', { name: 'Close' }));
    await userEvent.keyboard('/');
    expect(
      await screen.findByRole('dialog', { name: 'Search' }),
    ).toBeInTheDocument();
  });

  it('goes home on g h', async () => {
    show();
    await userEvent.keyboard('gh');
    expect(screen.getByText('/', { selector: 'p' })).toBeInTheDocument();
  });

  it('changes the theme and signs out by keyboard', async () => {
    const { themes, signOut } = show();
    const button = await screen.findByRole('button', { name: /Ada Reyes/ });
    button.focus();
    await userEvent.keyboard('{Enter}');
    expect(
      screen.getByRole('menuitemradio', { checked: true }),
    ).toHaveTextContent('Dark');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(themes.setActiveThemeId).toHaveBeenCalledWith('light');
    expect(button).toHaveFocus();
    await userEvent.keyboard('{Enter}{End}{Enter}');
    expect(signOut).toHaveBeenCalled();
  });

  it('has its lines in a drawer on a phone', async () => {
    show();
    await userEvent.click(screen.getByRole('button', { name: 'Menu' }));
    const drawer = screen.getByRole('dialog', { name: 'Menu' });
    await userEvent.click(within(drawer).getByRole('link', { name: 'Home' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
