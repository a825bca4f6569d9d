import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  details,
  fakeLocalGit,
  proposal,
  refusal,
  repository,
} from '../../__testUtils__/fakeLocalGit';
import { renderPages } from '../../__testUtils__/renderPages';

const page = '/learning/rag-api/proposals/1';

describe('a proposal', () => {
  it('shows why, what and every changed line', async () => {
    renderPages(page, fakeLocalGit());
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'Raise the cache TTL #1',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('No conflicts')).toBeInTheDocument();
    expect((await screen.findByText('up')).tagName).toBe('STRONG');
    const changes = screen.getByRole('region', {
      name: 'Changes in values.yaml',
    });
    const rows = within(changes).getAllByRole('row').slice(1);
    expect(rows.map(row => row.textContent)).toEqual([
      '17 unchanged lines · config:',
      '18−ttl: 600',
      '18+ttl: 1800',
    ]);
    const toggle = screen.getByRole('button', { name: 'values.yaml' });
    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    await userEvent.click(toggle);
    expect(changes).not.toBeInTheDocument();
  });

  it('is merged as it was looked at, after a question, and read again', async () => {
    const api = fakeLocalGit();
    renderPages(page, api);
    await userEvent.click(await screen.findByRole('button', { name: 'Merge' }));
    expect(api.mergeProposal).not.toHaveBeenCalled();
    api.getProposal.mockResolvedValue({
      ...proposal,
      state: 'merged',
      mergeCommit: 'c'.repeat(40),
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Merge into main' }),
    );
    expect(api.mergeProposal).toHaveBeenCalledWith(repository, 1, {
      headCommit: 'b'.repeat(40),
      deleteBranch: false,
    });
    expect(
      await screen.findByText('The change is part of main.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'ccccccc' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Merge' })).toBeNull();
  });

  it('says why a merge was refused', async () => {
    const api = fakeLocalGit();
    api.mergeProposal.mockRejectedValue(
      await refusal(409, 'ConflictError', 'The branch has moved on.'),
    );
    renderPages(page, api);
    await userEvent.click(await screen.findByRole('button', { name: 'Merge' }));
    await userEvent.click(
      screen.getByRole('button', { name: 'Merge into main' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The branch has moved on.',
    );
    await waitFor(() => expect(api.getProposal).toHaveBeenCalledTimes(2));
  });

  it('leaves the question with Escape', async () => {
    const api = fakeLocalGit();
    renderPages(page, api);
    await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
    expect(
      screen.getByRole('group', { name: 'Close this proposal' }),
    ).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(
      screen.queryByRole('group', { name: 'Close this proposal' }),
    ).toBeNull();
    expect(api.closeProposal).not.toHaveBeenCalled();
  });

  it('with conflicts names the files and can’t be merged', async () => {
    const api = fakeLocalGit();
    api.getProposal.mockResolvedValue({
      ...proposal,
      mergeability: {
        state: 'conflicts',
        conflictingPaths: ['values.yaml', 'app.py'],
        reason: 'Both branches changed the same lines of 2 files.',
      },
    });
    renderPages(page, api);
    expect(
      await screen.findByText('Conflicts must be settled first'),
    ).toBeInTheDocument();
    expect(screen.getByText('app.py')).toBeInTheDocument();
    expect(screen.getByText(/git merge origin\/main/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Merge' })).toBeDisabled();
  });

  it('is not decided by those who may not', async () => {
    const api = fakeLocalGit();
    api.getProposal.mockResolvedValue({
      ...proposal,
      viewer: { canMerge: false, canClose: false, canComment: false },
    });
    renderPages(page, api);
    expect(
      await screen.findByText('An owner of the repository decides over it.'),
    ).toBeInTheDocument();
    for (const name of ['Merge', 'Close', 'Send comment'])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('takes a comment, and keeps it when it can’t be sent', async () => {
    const api = fakeLocalGit();
    api.commentOnProposal.mockRejectedValueOnce(new Error('No connection.'));
    renderPages(page, api);
    const field = await screen.findByLabelText('Comment');
    await userEvent.type(field, 'Looks right');
    const send = screen.getByRole('button', { name: 'Send comment' });
    await userEvent.click(send);
    expect(await screen.findByRole('alert')).toHaveTextContent('No connection');
    expect(field).toHaveValue('Looks right');
    await userEvent.click(send);
    await waitFor(() => expect(field).toHaveValue(''));
    expect(api.commentOnProposal).toHaveBeenLastCalledWith(
      repository,
      1,
      'Looks right',
    );
  });

  it('that isn’t there says so', async () => {
    const api = fakeLocalGit();
    api.getProposal.mockRejectedValue(
      await refusal(404, 'NotFoundError', 'There is no proposal 1.'),
    );
    renderPages(page, api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is no proposal 1.',
    );
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
  });
});

describe('the list of proposals', () => {
  it('says what to do when there is none, and keeps the choice in the address', async () => {
    const api = fakeLocalGit();
    api.listProposals.mockResolvedValue({ items: [], totalItems: 0 });
    renderPages('/learning/rag-api/proposals', api);
    expect(await screen.findByText('No open proposals')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Merged' }));
    expect(await screen.findByText('No merged proposals')).toBeInTheDocument();
    expect(api.listProposals).toHaveBeenLastCalledWith(repository, {
      state: 'merged',
      limit: 25,
      offset: 0,
    });
    expect(screen.getByLabelText('Address')).toHaveTextContent('?state=merged');
  });
});

describe('proposing a change', () => {
  const form = '/learning/rag-api/proposals/new?branch=feature%2Fcache';

  it('starts from the commit, shows the difference and opens the proposal', async () => {
    const api = fakeLocalGit();
    renderPages(form, api);
    expect(await screen.findByLabelText('Title')).toHaveValue('Raise it');
    expect(
      screen.getByRole('region', { name: 'Changes in values.yaml' }),
    ).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText('Description'), 'Because');
    await userEvent.click(
      screen.getByRole('button', { name: 'Open proposal' }),
    );
    expect(api.createProposal).toHaveBeenCalledWith(repository, {
      title: 'Raise it',
      description: 'Because',
      head: 'feature/cache',
      base: 'main',
    });
    await waitFor(() =>
      expect(screen.getByLabelText('Address')).toHaveTextContent(
        '/repositories/learning/rag-api/proposals/7',
      ),
    );
  });

  it('says that there is nothing to propose', async () => {
    const api = fakeLocalGit();
    const compared = await api.compare(repository, 'main', 'feature/cache');
    api.compare.mockResolvedValue({ ...compared, commits: [] });
    renderPages(form, api);
    expect(await screen.findByText('Nothing to propose')).toBeInTheDocument();
    expect(screen.queryByLabelText('Title')).toBeNull();
  });

  it('is not offered to those who may not', async () => {
    const api = fakeLocalGit();
    api.getRepository.mockResolvedValue({
      ...details,
      viewer: { canUpdate: false, canDelete: false, canPropose: false },
    });
    renderPages(form, api);
    expect(
      await screen.findByText('You may not propose changes here'),
    ).toBeInTheDocument();
    expect(api.compare).not.toHaveBeenCalled();
  });
});
