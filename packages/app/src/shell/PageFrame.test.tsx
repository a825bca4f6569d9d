import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { PageFrame } from './PageFrame';

function show(element: JSX.Element, path = '/settings/flags') {
  render(<MemoryRouter initialEntries={[path]}>{element}</MemoryRouter>);
}

const tabs = [
  { id: 'general', label: 'General', href: '/settings/general' },
  { id: 'flags', label: 'Flags', href: '/settings/flags' },
];

describe('PageFrame', () => {
  it('gives a page its title, tabs and landmark', () => {
    show(
      <PageFrame title="Settings" tabs={tabs}>
        <p>Something</p>
      </PageFrame>,
    );
    expect(screen.getByRole('main')).toContainElement(
      screen.getByRole('heading', { name: 'Settings', level: 1 }),
    );
    expect(screen.getByRole('link', { current: 'page' })).toHaveTextContent(
      'Flags',
    );
    expect(document.title).toBe('Settings · Causeway');
  });

  it('leaves the landmark to a page that brings one', () => {
    show(
      <PageFrame title="Settings">
        <main>Something</main>
      </PageFrame>,
    );
    expect(screen.getAllByRole('main')).toHaveLength(1);
    expect(screen.getByRole('main')).toHaveTextContent('Something');
  });

  it('leaves a page alone that draws its own header', () => {
    show(
      <PageFrame title="Catalog" noHeader>
        <main>Something</main>
      </PageFrame>,
    );
    expect(screen.queryByRole('heading')).toBeNull();
  });
});
