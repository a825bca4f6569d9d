import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeSlo } from '../../__testUtils__/fakeSlo';
import { board, row } from '../../__testUtils__/rows';
import { renderSlos } from '../../__testUtils__/renderSlos';

const address = () => screen.getByLabelText('Address').textContent;

describe('the board', () => {
  it('asks for my services, and says in a line what is true', async () => {
    const api = fakeSlo();
    renderSlos('', api);
    expect(
      await screen.findByText(
        '3 SLOs of 2 services. 1 budget is spent, 1 unknown.',
      ),
    ).toBeVisible();
    expect(api.getBoard).toHaveBeenCalledTimes(1);
    expect(api.getBoard.mock.calls[0][0]).toMatchObject({
      mine: true,
      limit: 60,
    });
  });

  it('shows signed budgets, unknown as unknown, and why', async () => {
    renderSlos('', fakeSlo());
    const [, broken, unknown, good] = await screen.findAllByRole('row');
    expect(within(broken).getByText('−14 %')).toBeInTheDocument();
    expect(within(broken).getByText('99.89 %')).toBeInTheDocument();
    expect(
      within(broken).getByText('frozen but for fixes'),
    ).toBeInTheDocument();
    expect(within(unknown).getAllByText('unknown').length).toBeGreaterThan(1);
    expect(within(unknown).getByText('–')).toBeInTheDocument();
    expect(within(unknown).getByText('no verdict')).toBeInTheDocument();
    expect(within(unknown).queryByText(/^0/)).toBeNull();
    const link = within(unknown).getByRole('link');
    expect(link).toHaveAccessibleDescription(/Only 41 % of the window/);
    expect(within(good).getByText('71 %')).toBeInTheDocument();
  });

  it('opens the SLO on the tab of its service', async () => {
    renderSlos('', fakeSlo());
    expect(
      await screen.findByRole('link', {
        name: 'Learning orchestrator: Requests succeed',
      }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/learning-orchestrator/slos?slo=requests-succeed',
    );
  });

  it('goes through the rows by arrow keys', async () => {
    renderSlos('', fakeSlo());
    const rows = await screen.findAllByRole('link', { name: /: / });
    rows[0].focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(rows[1]).toHaveFocus();
    await userEvent.keyboard('{End}');
    expect(rows[2]).toHaveFocus();
    await userEvent.keyboard('{Home}');
    expect(rows[0]).toHaveFocus();
  });

  it('keeps filters in the address, and asks the backend by them', async () => {
    const api = fakeSlo();
    renderSlos('?view=all&truth=broken&truth=nonsense&q=rag', api);
    await screen.findByRole('table');
    expect(api.getBoard.mock.calls[0][0]).toMatchObject({
      truth: ['broken'],
      q: 'rag',
    });
    expect(api.getBoard.mock.calls[0][0]).not.toHaveProperty('mine');
    await userEvent.click(screen.getByRole('button', { name: 'Unknown: 1' }));
    expect(address()).toBe('/slos?view=all&truth=broken&truth=unknown&q=rag');
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(address()).toBe('/slos?view=all');
    await userEvent.click(screen.getByRole('button', { name: /Owner/ }));
    await userEvent.click(
      await screen.findByRole('checkbox', { name: /Team Learning/ }),
    );
    expect(address()).toBe('/slos?view=all&owner=group%3Adefault%2Flearning');
  });

  it('reads on where there is more, and all of it for an export', async () => {
    const api = fakeSlo();
    const first = Array.from({ length: 60 }, (_, index) => ({
      ...row,
      name: `slo-${index}`,
    }));
    api.getBoard.mockImplementation(async ({ cursor }) =>
      cursor
        ? { ...board, items: [{ ...row, name: 'last' }], totalItems: 61 }
        : { ...board, items: first, totalItems: 61, nextCursor: 'next' },
    );
    const save = jest.fn();
    URL.createObjectURL = save.mockReturnValue('blob:x');
    URL.revokeObjectURL = jest.fn();
    renderSlos('', api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more' }),
    );
    expect(await screen.findAllByRole('link', { name: /: / })).toHaveLength(61);
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    await userEvent.click(screen.getByRole('menuitem', { name: /JSON/ }));
    await waitFor(() => expect(save).toHaveBeenCalled());
    const blob: Blob = save.mock.calls[0][0];
    expect(blob.type).toBe('application/json');
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    await userEvent.click(screen.getByRole('menuitem', { name: /CSV/ }));
    await waitFor(() => expect(api.getBoardCsv).toHaveBeenCalled());
  });

  it('says what failed, and tries again', async () => {
    const api = fakeSlo();
    api.getBoard.mockRejectedValueOnce(new Error('The database is away.'));
    renderSlos('', api);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The database is away.');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('table')).toBeVisible();
  });

  it('keeps old rows with their age where newer ones can’t be read', async () => {
    const api = fakeSlo();
    renderSlos('', api);
    await screen.findByRole('table');
    api.getBoard.mockRejectedValueOnce(new Error('The database is away.'));
    await userEvent.click(screen.getByRole('button', { name: 'All' }));
    expect(
      await screen.findByText(/newer ones could not be read/),
    ).toBeVisible();
    expect(screen.getByRole('table')).toBeVisible();
  });

  it.each([
    ['', 'Your services promise nothing yet', 'See all SLOs'],
    ['?q=x', 'No SLO matches', 'Clear the filters'],
    ['?view=all', 'No SLO is known yet', 'Create a service with SLOs'],
  ])(
    'says why there is nothing at %p, and the one step',
    async (path, title, step) => {
      const api = fakeSlo();
      api.getBoard.mockResolvedValue({ ...board, items: [], totalItems: 0 });
      renderSlos(path, api);
      expect(await screen.findByText(title)).toBeVisible();
      expect(screen.getByText(step)).toBeVisible();
    },
  );

  it('shows what can’t be read, and only what is kept out', async () => {
    renderSlos('', fakeSlo());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show them' }),
    );
    expect(await screen.findByText(/is no YAML/)).toBeVisible();
    expect(screen.getByText('Close the quote in line 4.')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show only these' }),
    );
    expect(address()).toBe('/slos?problems=true');
  });
});
