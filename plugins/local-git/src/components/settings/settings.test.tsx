import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  details,
  fakeLocalGit,
  refusal,
} from '../../__testUtils__/fakeLocalGit';
import { renderPages } from '../../__testUtils__/renderPages';

const page = '/learning/rag-api/settings';

describe('settings of a repository', () => {
  it('change its description', async () => {
    const api = fakeLocalGit();
    renderPages(page, api);
    const field = await screen.findByLabelText('Description');
    const save = screen.getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    await userEvent.clear(field);
    await userEvent.type(field, ' Finds answers ');
    await userEvent.click(save);
    expect(api.updateRepository).toHaveBeenCalledWith(
      { owner: 'learning', name: 'rag-api' },
      { description: 'Finds answers' },
    );
    expect(await screen.findByText('Saved')).toBeVisible();
    expect(api.getRepository).toHaveBeenCalledTimes(2);
  });

  it('delete it once its name was written', async () => {
    const api = fakeLocalGit();
    renderPages(page, api);
    const remove = await screen.findByRole('button', {
      name: 'Delete repository',
    });
    const name = screen.getByLabelText('Write learning/rag-api to confirm');
    await userEvent.type(name, 'rag-api');
    expect(remove).toBeDisabled();
    expect(screen.getByText(/and 1 open proposal are lost/)).toBeVisible();
    await userEvent.clear(name);
    await userEvent.type(name, 'learning/rag-api');
    await userEvent.click(remove);
    expect(api.deleteRepository).toHaveBeenCalledWith(
      expect.objectContaining({ owner: 'learning', name: 'rag-api' }),
    );
    await waitFor(() =>
      expect(screen.getByLabelText('Address')).toHaveTextContent(
        /^\/repositories$/,
      ),
    );
  });

  it('say why it was not deleted', async () => {
    const api = fakeLocalGit();
    api.deleteRepository.mockRejectedValue(
      await refusal(403, 'NotAllowedError', 'Only owners may.'),
    );
    renderPages(page, api);
    await userEvent.type(
      await screen.findByLabelText('Write learning/rag-api to confirm'),
      'learning/rag-api',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Delete repository' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The repository was not deleted: Only owners may.',
    );
  });

  it('are there for an empty repository, too', async () => {
    const api = fakeLocalGit();
    api.getRepository.mockResolvedValue({ ...details, empty: true });
    renderPages(page, api);
    expect(await screen.findByText(/There is nothing in it yet/)).toBeVisible();
  });

  it('are not for others', async () => {
    const api = fakeLocalGit();
    api.getRepository.mockResolvedValue({
      ...details,
      viewer: { canUpdate: false, canDelete: false, canPropose: true },
    });
    renderPages(page, api);
    expect(
      await screen.findByText('You may not change this repository'),
    ).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Settings' })).toBeNull();
  });
});
