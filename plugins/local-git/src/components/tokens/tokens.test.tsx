import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AccessToken } from '@causeway/plugin-local-git-common';
import { fakeLocalGit, refusal } from '../../__testUtils__/fakeLocalGit';
import { renderPages } from '../../__testUtils__/renderPages';

const laptop: AccessToken = {
  id: 't1',
  name: 'laptop',
  scope: 'write',
  createdAt: '2026-11-20T10:00:00Z',
  expiresAt: '2099-01-01T00:00:00Z',
};

describe('access tokens', () => {
  it('shows a new token once', async () => {
    const api = fakeLocalGit();
    renderPages('/tokens', api);
    expect(await screen.findByText('No tokens yet')).toBeInTheDocument();
    api.listTokens.mockResolvedValue([laptop]);
    await userEvent.type(screen.getByLabelText('Name'), 'laptop');
    await userEvent.click(screen.getByLabelText('Clone and fetch only'));
    await userEvent.selectOptions(screen.getByLabelText('Ends after'), '7');
    await userEvent.click(screen.getByRole('button', { name: 'Make token' }));
    expect(api.createToken).toHaveBeenCalledWith({
      name: 'laptop',
      scope: 'read',
      expiresInDays: 7,
    });
    const notice = await screen.findByRole('region', {
      name: 'Your new token',
    });
    expect(notice).toHaveFocus();
    expect(within(notice).getByText('cwgit_secret')).toBeInTheDocument();
    expect(
      await screen.findByRole('cell', { name: 'never' }),
    ).toBeInTheDocument();
  });

  it('revokes after a question', async () => {
    const api = fakeLocalGit();
    api.listTokens.mockResolvedValueOnce([laptop]);
    renderPages('/tokens', api);
    const revoke = { name: 'Revoke laptop' };
    await userEvent.click(await screen.findByRole('button', revoke));
    expect(api.revokeToken).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', revoke));
    expect(api.revokeToken).toHaveBeenCalledWith('t1');
    await waitFor(() =>
      expect(screen.getByText('No tokens yet')).toBeInTheDocument(),
    );
  });

  it('says why none was made', async () => {
    const api = fakeLocalGit();
    api.createToken.mockRejectedValue(
      await refusal(403, 'NotAllowedError', 'Guests have no tokens.'),
    );
    renderPages('/tokens', api);
    await userEvent.type(await screen.findByLabelText('Name'), 'x');
    await userEvent.click(screen.getByRole('button', { name: 'Make token' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The token was not made: Guests have no tokens.',
    );
  });
});
