import { useSidebarPinState } from '@backstage/core-components';
import { render, screen } from '@testing-library/react';
import { Layout } from './Layout';

function StockPage() {
  return <p>{useSidebarPinState().isMobile ? 'no room' : 'filters'}</p>;
}

function showOn(isNarrow: boolean) {
  window.matchMedia = query =>
    Object.assign(new EventTarget(), {
      matches: isNarrow,
      media: query,
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
    });
  render(
    <Layout nav={<nav />}>
      <StockPage />
    </Layout>,
  );
}

describe('Layout', () => {
  const { matchMedia } = window;
  afterEach(() => {
    window.matchMedia = matchMedia;
  });

  it('lets stock pages show what they have beside their content', () => {
    showOn(false);
    expect(screen.getByText('filters')).toBeVisible();
  });

  it('tells them that a phone has no room for it', () => {
    showOn(true);
    expect(screen.getByText('no room')).toBeVisible();
  });
});
