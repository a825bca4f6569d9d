import { fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { useKeys } from './useKeys';

function Frame() {
  const entries = [
    { id: 'create', title: 'Create', href: '/create', key: 'n', icon: null },
  ];
  useKeys({
    entries,
    onSearch: () => {},
    onHelp: () => {},
  });
  return <p>{useLocation().pathname}</p>;
}

describe('useKeys', () => {
  it('remembers the g while the frame is drawn anew', () => {
    const frame = () => (
      <MemoryRouter initialEntries={['/']}>
        <Frame />
      </MemoryRouter>
    );
    const { rerender } = render(frame());
    fireEvent.keyDown(document, { key: 'g' });
    rerender(frame());
    fireEvent.keyDown(document, { key: 'n' });
    expect(screen.getByText('/create')).toBeVisible();
  });
});
