import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeSlo } from '../__testUtils__/fakeSlo';
import { board, goodRow } from '../__testUtils__/rows';
import { service } from '../__testUtils__/service';
import { renderForEntity, renderSlos } from '../__testUtils__/renderSlos';
import { BudgetCard } from './entity/BudgetCard';
import { ContractStrip } from './entity/ContractStrip';
import { HomeSlos } from './home/HomeSlos';

describe('the report', () => {
  it('says what became of the promises, and adds up', async () => {
    renderSlos(
      '/report?owner=group:default/learning&period=2026-Q4',
      fakeSlo(),
    );
    expect(
      await screen.findByText(
        '2026-Q4, so far: 0 of 1 promise kept, 1 broken.',
      ),
    ).toBeVisible();
    const spent = screen.getByRole('region', { name: /spent on/ });
    expect(within(spent).getByText('8,214')).toBeVisible();
    expect(screen.getByText('1 d 17 h')).toBeVisible();
  });

  it('asks for the team and quarter that are chosen', async () => {
    const api = fakeSlo();
    renderSlos('/report?period=nonsense', api);
    const team = await screen.findByRole('combobox', { name: 'Team' });
    expect(api.getReport.mock.calls[0][0].period).toMatch(/^\d{4}-Q[1-4]$/);
    await screen.findByText('1 d 17 h');
    await userEvent.selectOptions(team, 'Team Insights');
    expect(api.getReport.mock.lastCall?.[0].owner).toBe(
      'group:default/insights',
    );
  });
});

describe('the rehearsal', () => {
  it('begins with the present file, and compares', async () => {
    const api = fakeSlo();
    renderSlos('/rehearse?entity=component:default/learning-orchestrator', api);
    const editor = await screen.findByRole('textbox', {
      name: 'What is in it',
    });
    expect(await screen.findByDisplayValue(/prometheus\/v1/)).toBe(editor);
    await userEvent.type(editor, 'x: 1');
    await userEvent.click(screen.getByRole('button', { name: 'Rehearse' }));
    expect(await screen.findByText(/99.95 % instead of 99.9 %/)).toBeVisible();
    expect(api.rehearse.mock.calls[0][0]).toMatchObject({
      entityRef: service.entityRef,
      files: [
        {
          path: 'slos/orchestrator.yaml',
          content: 'version: prometheus/v1\nx: 1',
        },
      ],
    });
    const pages = screen.getByRole('row', { name: /^Pages/ });
    expect(pages).toHaveTextContent('Pages10');
    expect(screen.getByText('Page')).toBeVisible();
  });

  it('takes a change proposal by its address, and says what is missing', async () => {
    const api = fakeSlo();
    renderSlos('/rehearse?entity=component:default/rag-api', api);
    await userEvent.click(
      await screen.findByRole('radio', { name: 'Take a change proposal' }),
    );
    const rehearse = screen.getByRole('button', { name: 'Rehearse' });
    await userEvent.click(rehearse);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /repository#number/,
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Change proposal' }),
      'http://localhost:7007/repositories/learning/rag-api/proposals/3',
    );
    await userEvent.click(rehearse);
    expect(api.rehearse.mock.calls[0][0]).toMatchObject({
      proposal: { repository: 'learning/rag-api', number: 3 },
    });
  });

  it('says what failed', async () => {
    const api = fakeSlo();
    api.rehearse.mockRejectedValue(new Error('The file is too large.'));
    renderSlos('/rehearse?entity=component:default/learning-orchestrator', api);
    await screen.findByDisplayValue(/prometheus\/v1/);
    await userEvent.click(screen.getByRole('button', { name: 'Rehearse' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /The file is too large/,
    );
  });
});

describe('the home section', () => {
  it('lists what needs me, worst first, in one request', async () => {
    const api = fakeSlo();
    renderForEntity(<HomeSlos />, api);
    const links = await screen.findAllByRole('link', { name: /succeed|fresh/ });
    expect(links.map(link => link.textContent)).toEqual([
      expect.stringContaining('Learning orchestrator'),
      expect.stringContaining('Score batch'),
    ]);
    expect(api.getBoard).toHaveBeenCalledTimes(1);
    expect(api.getBoard.mock.calls[0][0]).toMatchObject({ mine: true });
  });

  it('is one quiet line where all hold, and nothing where nothing was promised', async () => {
    const api = fakeSlo();
    const none = { broken: 0, 'at-risk': 0, unknown: 0, holds: 0 };
    api.getBoard.mockResolvedValue({
      ...board,
      items: [goodRow],
      counts: { ...none, holds: 4 },
    });
    const { unmount } = renderForEntity(<HomeSlos />, api);
    expect(
      await screen.findByText('All 4 SLOs of 2 services hold.'),
    ).toBeVisible();
    unmount();
    api.getBoard.mockResolvedValue({ ...board, items: [], counts: none });
    renderForEntity(<HomeSlos />, api);
    await screen.findByLabelText('Address');
    expect(screen.queryByText('SLOs')).toBeNull();
  });
});

describe('the service page', () => {
  it('has the contract above its tabs, and asks once with the card', async () => {
    const api = fakeSlo();
    renderForEntity(
      <>
        <ContractStrip />
        <BudgetCard />
      </>,
      api,
    );
    const strip = await screen.findByRole('navigation', { name: /promised/ });
    const [first] = within(strip).getAllByRole('link');
    expect(first).toHaveTextContent('99.89 %promised 99.9 %');
    expect(first).toHaveTextContent('budget spent, −14 %');
    const card = screen.getByRole('region', { name: 'Error budgets' });
    expect(within(card).getByText('Policy: frozen')).toBeVisible();
    expect(within(card).getByText(/Roll back 2.4.0/)).toBeVisible();
    expect(api.getService).toHaveBeenCalledTimes(1);
  });

  it('has no strip, and a card with the first step, where nothing was promised', async () => {
    const api = fakeSlo();
    api.getService.mockResolvedValue({ ...service, slos: [] });
    renderForEntity(
      <>
        <ContractStrip />
        <BudgetCard />
      </>,
      api,
    );
    expect(
      await screen.findByRole('link', { name: 'Add its first SLO' }),
    ).toBeVisible();
    expect(screen.queryByRole('navigation')).toBeNull();
  });
});
