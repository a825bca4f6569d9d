import { NotFoundError, ResponseError } from '@backstage/errors';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeSlo } from '../__testUtils__/fakeSlo';
import { openProposals, system } from '../__testUtils__/relations';
import { rehearsal } from '../__testUtils__/reports';
import { renderForEntity, renderSlos } from '../__testUtils__/renderSlos';
// Drawn when it is shown; here before, so that no test waits for the charts' code.
import './service/BurnChart';
import { FeasibilityCard } from './service/FeasibilityCard';
import { SlosTab } from './service/SlosTab';
import { SystemTab } from './system/SystemTab';

const slo = { name: 'requests-succeed', objective: 0.999 };
const feasible = <FeasibilityCard entityRef="component:default/a" slo={slo} />;

const notFound = () =>
  ResponseError.fromResponse(
    Response.json(
      {
        error: { name: NotFoundError.name, message: 'No service has an SLO.' },
        response: { statusCode: 404 },
      },
      { status: 404 },
    ),
  );

describe('a system’s tab', () => {
  it('says the sum in a sentence, and how each SLO counts', async () => {
    const api = fakeSlo();
    renderForEntity(<SystemTab />, api);
    expect(await screen.findByText(/64 % of the budget is left/)).toBeVisible();
    const [, most, least] = screen.getAllByRole('row');
    expect(within(most).getByText('Fast under 300 ms')).toBeVisible();
    expect(within(least).getByText('promises too much')).toBeVisible();
    expect(within(least).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/learning-orchestrator/slos?slo=requests-succeed',
    );
    expect(screen.getByRole('link', { name: 'On the board' })).toHaveAttribute(
      'href',
      '/slos?view=all&system=system%3Adefault%2Fquizmentor',
    );
  });

  it('makes one of them another way on request', async () => {
    const api = fakeSlo();
    renderForEntity(<SystemTab />, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'All of them' }),
    );
    expect(api.getSystem).toHaveBeenLastCalledWith(expect.any(String), {
      kind: 'all-of',
    });
    expect(await screen.findByText(/ratios multiply/)).toBeVisible();
  });

  it('names what is unknown instead of a number', async () => {
    const api = fakeSlo();
    api.getSystem.mockResolvedValue({
      ...system,
      composite: {
        ...system.composite,
        state: 'unknown',
        attainment: null,
        remaining: null,
        atWorst: 0.5,
        unknown: ['Score batch: fresh'],
      },
    });
    renderForEntity(<SystemTab />, api);
    expect(
      await screen.findByText(/Unknown: Score batch: fresh/),
    ).toBeVisible();
    expect(screen.getByText('50 % to 99.8 %')).toBeVisible();
    expect(screen.queryByText('Of what was lost')).toBeNull();
  });

  it('says that there is none, and what failed', async () => {
    const api = fakeSlo();
    api.getSystem.mockRejectedValueOnce(await notFound());
    renderForEntity(<SystemTab />, api);
    expect(await screen.findByText('No SLO in this system yet')).toBeVisible();
  });

  it('says what failed, and tries again', async () => {
    const api = fakeSlo();
    api.getSystem.mockRejectedValueOnce(new Error('The database is away.'));
    renderForEntity(<SystemTab />, api);
    expect(await screen.findByRole('alert')).toHaveTextContent(/is away/);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/64 % of the budget/)).toBeVisible();
  });
});

describe('what dependencies allow', () => {
  it('has the sums, the way, and what they kept', async () => {
    renderForEntity(feasible, fakeSlo());
    expect(
      await screen.findByText(/database 99\.9 % × rag-api 99\.5 % = 99\.4 %/),
    ).toBeVisible();
    expect(screen.getByText('by way of gateway')).toBeVisible();
    expect(screen.getByText(/they kept 99\.89 % together/)).toBeVisible();
  });

  it('says what failed, and leaves the page as it is', async () => {
    const api = fakeSlo();
    api.getFeasibility.mockRejectedValueOnce(new Error('No catalog.'));
    renderForEntity(feasible, api);
    expect(await screen.findByText(/No catalog\./)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('promises too much')).toBeVisible();
  });
});

describe('open proposals', () => {
  it('are rehearsed by one click', async () => {
    const api = fakeSlo();
    api.rehearse.mockResolvedValue(rehearsal);
    renderSlos('/rehearse', api);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Rehearse “Promise 99.95 %” for Learning orchestrator',
      }),
    );
    expect(api.rehearse).toHaveBeenCalledWith(
      expect.objectContaining({
        entityRef: 'component:default/learning-orchestrator',
        proposal: { repository: 'learning/learning-orchestrator', number: 3 },
      }),
    );
    expect(await screen.findByText(/99\.95 % instead of/)).toBeVisible();
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      /proposal=learning%2Flearning-orchestrator%233/,
    );
    expect(screen.getByLabelText('Change proposal')).toHaveValue(
      'learning/learning-orchestrator#3',
    );
  });

  it('says so where there is none, and where not all were looked at', async () => {
    const api = fakeSlo();
    api.getOpenProposals.mockResolvedValue({ items: [], notLookedAt: 2 });
    renderSlos('/rehearse', api);
    expect(
      await screen.findByText(
        /No open change proposal touches an SLO file\. 2 more open proposals were not looked at/,
      ),
    ).toBeVisible();
  });

  it('don’t stop a rehearsal where they can’t be read', async () => {
    const api = fakeSlo();
    api.getOpenProposals.mockRejectedValueOnce(new Error('No Git host.'));
    renderSlos('/rehearse', api);
    expect(await screen.findByText(/No Git host\./)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(openProposals.items[0].title)).toBeVisible();
  });
});

it('the tab of a service without SLO files shows the first step', async () => {
  const api = fakeSlo();
  api.getService.mockRejectedValue(await notFound());
  renderForEntity(<SlosTab />, api);
  expect(await screen.findByText('No SLO yet')).toBeVisible();
  expect(screen.getByText('slos/learning-orchestrator.yaml')).toBeVisible();
});

it('the tab has burn rates over time, by window, and as a table', async () => {
  renderForEntity(<SlosTab />, fakeSlo(), '?slo=requests-succeed');
  const card = await screen.findByRole('region', {
    name: 'Burn rate over time',
  });
  expect(
    await within(card).findByText(/A page needs more than 14\.4×/),
  ).toBeVisible();
  await userEvent.click(within(card).getByRole('button', { name: '1 d' }));
  expect(
    await within(card).findByText(/A ticket needs more than 3×/),
  ).toBeVisible();
  const rows = within(card).getAllByRole('row', { hidden: true });
  expect(rows.length).toBeGreaterThan(20);
  expect(rows[rows.length - 1]).toHaveTextContent(/18\.4× \(page\)/);
});

it('the board leads to systems, and says how many rows are late', async () => {
  const api = fakeSlo();
  const board = await api.getBoard({});
  api.getBoard.mockResolvedValue({
    ...board,
    judged: { newest: Date.now(), late: 2 },
  });
  renderSlos('', api);
  expect(
    await screen.findByRole('link', { name: 'QuizMentor' }),
  ).toHaveAttribute('href', '/catalog/default/system/quizmentor/slos');
  expect(screen.getByText(/2 of them not for over 20 min/)).toBeVisible();
});
