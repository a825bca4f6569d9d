import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeLocalGit, refusal } from '../../__testUtils__/fakeLocalGit';
import { renderPages } from '../../__testUtils__/renderPages';

describe('a new repository', () => {
  it('is made for a group of the person, and shown', async () => {
    const api = fakeLocalGit();
    renderPages('/new', api);
    const name = await screen.findByLabelText('Name');
    const make = screen.getByRole('button', { name: 'Make repository' });
    await userEvent.type(name, 'Rag API');
    expect(name).toBeInvalid();
    expect(make).toBeDisabled();
    await userEvent.clear(name);
    await userEvent.type(name, 'rag-api');
    await userEvent.type(screen.getByLabelText('Description'), 'Answers');
    await userEvent.click(make);
    expect(api.createRepository).toHaveBeenCalledWith({
      name: 'rag-api',
      ownerEntityRef: 'group:default/learning',
      description: 'Answers',
    });
    await waitFor(() =>
      expect(screen.getByLabelText('Address')).toHaveTextContent(
        '/repositories/learning/rag-api',
      ),
    );
  });

  it('is not made when the name is taken, and says so', async () => {
    const api = fakeLocalGit();
    api.createRepository.mockRejectedValue(
      await refusal(409, 'ConflictError', 'That name is taken.'),
    );
    renderPages('/new', api);
    await userEvent.type(await screen.findByLabelText('Name'), 'rag-api');
    await userEvent.click(
      screen.getByRole('button', { name: 'Make repository' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The repository was not made: That name is taken.',
    );
  });
});
