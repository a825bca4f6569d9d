import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeLocalGit, refusal } from '../../__testUtils__/fakeLocalGit';
import { renderPages } from '../../__testUtils__/renderPages';

describe('the list of repositories', () => {
  it('says what each is, whose it is and how old its last push', async () => {
    renderPages('', fakeLocalGit());
    expect(
      await screen.findByRole('link', { name: 'learning/rag-api' }),
    ).toHaveAttribute('href', '/repositories/learning/rag-api');
    expect(screen.getByText('Answers questions')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'learning' })).toHaveAttribute(
      'href',
      '/catalog/default/group/learning',
    );
    expect(screen.getByText(/ago$/)).toHaveAttribute(
      'datetime',
      '2026-11-20T10:00:00Z',
    );
    expect(screen.getByRole('link', { name: 'Access tokens' })).toHaveAttribute(
      'href',
      '/repositories/tokens',
    );
  });

  it('searches after a pause, and keeps the search in the address', async () => {
    const api = fakeLocalGit();
    api.listRepositories.mockResolvedValue({ items: [], totalItems: 0 });
    renderPages('', api);
    expect(await screen.findByText('No repositories yet')).toBeInTheDocument();
    await userEvent.type(screen.getByRole('searchbox'), 'cach');
    expect(
      await screen.findByText('No repository matches “cach”'),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      '/repositories?text=cach',
    );
    expect(api.listRepositories).toHaveBeenLastCalledWith({
      text: 'cach',
      limit: 50,
      offset: 0,
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the search' }),
    );
    await waitFor(() => expect(screen.getByRole('searchbox')).toHaveValue(''));
  });

  it('pages', async () => {
    const api = fakeLocalGit();
    const { items } = await api.listRepositories();
    api.listRepositories.mockResolvedValue({ items, totalItems: 120 });
    renderPages('?from=50', api);
    await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
    expect(api.listRepositories).toHaveBeenLastCalledWith({
      text: '',
      limit: 50,
      offset: 100,
    });
  });

  it('says that it is not allowed', async () => {
    const api = fakeLocalGit();
    api.listRepositories.mockRejectedValue(
      await refusal(403, 'NotAllowedError', 'Ask the platform team.'),
    );
    renderPages('', api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see thisAsk the platform team.',
    );
  });

  it('says that no page has the address', async () => {
    renderPages('/learning/rag-api/wiki', fakeLocalGit());
    expect(
      await screen.findByRole('link', { name: 'All repositories' }),
    ).toBeInTheDocument();
  });
});
