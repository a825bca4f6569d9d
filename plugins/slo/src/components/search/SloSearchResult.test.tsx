import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { SloSearchResult } from './SloSearchResult';

const result = {
  title: 'Checkout: latency',
  text: 'SLO of checkout, 99.95 % promised. <b>Shop</b>',
  location: '/catalog/default/component/checkout/slos?slo=latency',
  owner: 'group:default/shop',
  system: '',
};

it('links to the promise, says whose it is, and shows texts as they are', () => {
  render(
    <MemoryRouter>
      <SloSearchResult result={result} />
    </MemoryRouter>,
  );
  expect(screen.getByRole('link', { name: result.title })).toHaveAttribute(
    'href',
    result.location,
  );
  expect(screen.getByText(result.text)).toBeVisible();
  expect(screen.getByText('Owner: shop')).toBeVisible();
  expect(screen.queryByText(/^System/)).toBeNull();
});

it('marks what was searched for', () => {
  render(
    <MemoryRouter>
      <SloSearchResult
        result={result}
        highlight={{
          preTag: '<x>',
          postTag: '</x>',
          fields: { title: 'Checkout: <x>latency</x>' },
        }}
      />
    </MemoryRouter>,
  );
  expect(screen.getByText('latency').tagName).toBe('MARK');
  expect(screen.getByRole('link')).toHaveTextContent(result.title);
});
