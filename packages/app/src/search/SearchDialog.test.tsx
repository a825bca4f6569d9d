import { fetchApiRef, identityApiRef } from '@backstage/core-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { SearchDialog } from './SearchDialog';

const entries = [
  { id: 'page:home', href: '/', title: 'Home', icon: null },
  { id: 'page:catalog', href: '/catalog', title: 'Catalog', icon: null },
];

function result(title: string, kind: string) {
  const location = `/catalog/default/${kind}/${title}`;
  return { type: 'software-catalog', document: { title, location, kind } };
}

const Here = () => <p>{useLocation().pathname}</p>;

function show(respond: () => Response) {
  const fetchIt = jest.fn(async (_: string | URL | Request) => respond());
  const onClose = jest.fn();
  render(
    <MemoryRouter initialEntries={['/start']}>
      <TestApiProvider
        apis={[
          [fetchApiRef, { fetch: fetchIt }],
          [identityApiRef, mockApis.identity()],
        ]}
      >
        <SearchDialog entries={entries} onClose={onClose} />
        <Here />
      </TestApiProvider>
    </MemoryRouter>,
  );
  return { fetchIt, onClose };
}

const names = () =>
  screen.queryAllByRole('option').map(option => option.textContent);

describe('search', () => {
  it('offers the pages before anything is typed, without a request', async () => {
    const { fetchIt } = show(() => Response.json({ results: [] }));
    expect(names()).toEqual(['Homepage', 'Catalogpage']);
    expect(fetchIt).not.toHaveBeenCalled();
  });

  it('finds things, and leaves out what the catalog makes for itself', async () => {
    const { fetchIt } = show(() =>
      Response.json({
        results: [
          result('rag-api', 'component'),
          result('generated-0a1b2c', 'location'),
        ],
      }),
    );
    await userEvent.type(screen.getByRole('combobox'), 'rag');
    await waitFor(() => expect(names()).toEqual(['rag-apiservice']));
    expect(fetchIt).toHaveBeenCalledTimes(1);
    expect(fetchIt.mock.calls[0][0]).toContain('term=rag');
  });

  it('is used by keyboard alone', async () => {
    const { onClose } = show(() =>
      Response.json({
        results: [result('one', 'component'), result('two', 'component')],
      }),
    );
    await userEvent.type(screen.getByRole('combobox'), 'o');
    await waitFor(() => expect(names()).toContain('twoservice'));
    await userEvent.keyboard('{ArrowDown}');
    const field = screen.getByRole('combobox');
    const active = document.getElementById(
      field.getAttribute('aria-activedescendant')!,
    );
    expect(active).toHaveTextContent('two');
    expect(active).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Enter}');
    expect(onClose).toHaveBeenCalled();
    expect(screen.getByText('/catalog/default/component/two')).toBeVisible();
  });

  it('wraps around at the ends', async () => {
    show(() => Response.json({ results: [] }));
    screen.getByRole('combobox').focus();
    await userEvent.keyboard('{ArrowUp}');
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent(
      'Catalog',
    );
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent(
      'Home',
    );
  });

  it('says when nothing is found, and when it cannot search', async () => {
    let response = () => Response.json({ results: [] });
    show(() => response());
    await userEvent.type(screen.getByRole('combobox'), 'zzz');
    expect(await screen.findByRole('status')).toHaveTextContent('zzz');
    response = () => Response.json({}, { status: 500 });
    await userEvent.type(screen.getByRole('combobox'), 'z');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "Search can't be reached",
    );
  });
});
