import { ResponseError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeSlo } from '../../__testUtils__/fakeSlo';
import { spend } from '../../__testUtils__/course';
import { detail } from '../../__testUtils__/detail';
import { service } from '../../__testUtils__/service';
import { renderForEntity } from '../../__testUtils__/renderSlos';
import { BudgetCard } from '../entity/BudgetCard';
import { SlosTab } from './SlosTab';

const region = (name: string) => screen.findByRole('region', { name });

describe('the tab', () => {
  it('shows the worst SLO first, with a sentence and the numbers behind it', async () => {
    renderForEntity(<SlosTab />, fakeSlo());
    const card = await region('Requests succeed');
    expect(within(card).getByText(/99.886 % of 7.2 million/)).toBeVisible();
    expect(within(card).getByText('−14 %')).toHaveAccessibleDescription(
      /8,214 bad ÷ 7,200/,
    );
    const list = screen.getByRole('navigation', { name: /SLOs of this/ });
    const [first, second] = within(list).getAllByRole('link');
    expect(first).toHaveAttribute('aria-current', 'true');
    expect(second).not.toHaveAttribute('aria-current');
  });

  it('shows the SLO that the address names, and asks for its course only', async () => {
    const api = fakeSlo();
    renderForEntity(<SlosTab />, api, '?slo=fast-enough&range=7d');
    await region('Fast under 300 ms');
    await waitFor(() => expect(api.getTimeline).toHaveBeenCalled());
    const [slo, range] = api.getTimeline.mock.calls[0];
    expect(slo.slo).toBe('fast-enough');
    expect(range.to - range.from).toBe(7 * 86_400_000);
    expect(api.getTimeline).toHaveBeenCalledTimes(1);
    expect(api.getService).toHaveBeenCalledTimes(1);
  });

  it('has a spend statement whose lines add up as they are shown', async () => {
    renderForEntity(<SlosTab />, fakeSlo());
    const card = await region('What spent it');
    const rows = await within(card).findAllByRole('row');
    const lines = rows.slice(1, -1);
    const failures = lines.map(row =>
      Number(within(row).getAllByRole('cell')[1].textContent!.replace(',', '')),
    );
    expect(lines).toHaveLength(spend.lines.length);
    expect(failures.reduce((sum, count) => sum + count, 0)).toBe(8_214);
    expect(within(card).getByText('adds up to 8,214')).toBeVisible();
    expect(within(lines[0]).getByText(/Deploy 2.4.0 canary/)).toBeVisible();
    expect(within(lines[0]).getByRole('cell', { name: /Nov/ })).toBeVisible();
    expect(within(lines[3]).getByText('Unexplained')).toBeVisible();
  });

  it('says what may ship and what to do now', async () => {
    renderForEntity(<SlosTab />, fakeSlo());
    const card = await region('Policy');
    expect(within(card).getByText('stage 4 of 4')).toBeVisible();
    expect(within(card).getByText('A feature is blocked')).toBeVisible();
    expect(within(card).getByText('A fix may ship')).toBeVisible();
    expect(within(card).getByText(/Roll back 2.4.0/)).toBeVisible();
    expect(within(card).getByText(/less than 75 %/)).toBeVisible();
  });

  it('lets a platform engineer waive, beside what it is about', async () => {
    const api = fakeSlo();
    renderForEntity(<SlosTab />, api);
    const card = await region('Policy');
    await userEvent.click(
      within(card).getByRole('button', { name: 'Grant a waiver' }),
    );
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.type(
      within(card).getByRole('textbox', { name: 'Reason' }),
      'Exam week needs the fix in the feature branch',
    );
    await userEvent.selectOptions(
      within(card).getByRole('combobox', { name: 'For' }),
      'requests-succeed',
    );
    api.getService.mockResolvedValue({
      ...service,
      policy: {
        ...service.policy,
        waivers: [
          {
            id: 'w1',
            reason: 'Exam week',
            approvedBy: 'user:default/noor',
            from: 0,
            until: Date.now() + 86_400_000,
            revokedAt: null,
            revokedBy: null,
          },
        ],
      },
    });
    await new Promise(resolve => setTimeout(resolve, 600));
    await userEvent.click(
      within(card).getByRole('button', { name: 'Grant waiver' }),
    );
    expect(api.grantWaiver).toHaveBeenCalledWith(service.entityRef, {
      reason: 'Exam week needs the fix in the feature branch',
      until: expect.any(Number),
      slos: ['requests-succeed'],
    });
    expect(await screen.findByText(/Exam week \(noor\)/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'End' }));
    expect(api.endWaiver).toHaveBeenCalledWith(service.entityRef, 'w1');
  });

  it('says who may waive to those who may not', async () => {
    const api = fakeSlo();
    api.getService.mockResolvedValue({
      ...service,
      viewer: { refresh: false, waive: false },
    });
    renderForEntity(<SlosTab />, api);
    expect(await screen.findByText(/Needs a platform engineer/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /waiver/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Refresh now' })).toBeNull();
  });

  it('replays a verdict, and tries the policy on the past', async () => {
    const api = fakeSlo();
    renderForEntity(<SlosTab />, api);
    await userEvent.click(
      await screen.findByRole('button', { name: /Replay the verdict/ }),
    );
    expect(await screen.findByText(/it came out the same/)).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: /Try it on the last 90 days/ }),
    );
    expect(
      await screen.findByText(/would have frozen 3 times, 41 h/),
    ).toBeVisible();
  });

  it('shows findings, what another tool says, alerts, and no unsafe link', async () => {
    renderForEntity(<SlosTab />, fakeSlo());
    const findings = await region('To put right');
    expect(within(findings).getByText(/one ratio per pod/)).toBeVisible();
    expect(
      within(findings).getByRole('link', { name: 'slos/orchestrator.yaml:18' }),
    ).toHaveAttribute('href', expect.stringMatching(/#L18$/));
    expect(await region('Sloth says, events say')).toHaveTextContent(
      /41 idle slots/,
    );
    expect(await region('Alerts that fire now')).toHaveTextContent(
      /OrchestratorErrors/,
    );
    const links = await region('How we know');
    expect(
      within(links).getByRole('link', { name: 'Dashboard' }),
    ).toBeVisible();
    expect(
      within(links).queryByRole('link', { name: 'Query in Prometheus' }),
    ).toBeNull();
  });

  it('reads again when told to', async () => {
    const api = fakeSlo();
    renderForEntity(<SlosTab />, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh now' }),
    );
    expect(await screen.findByText('Read again just now')).toBeVisible();
    expect(api.refreshService).toHaveBeenCalledWith(service.entityRef);
  });

  it('shows a service whose SLO is unknown without a single zero', async () => {
    const api = fakeSlo();
    api.getService.mockResolvedValue({
      ...service,
      slos: [
        {
          ...detail,
          truth: 'unknown',
          truthReason: 'Nothing was observed.',
          sentence: 'Nothing is known of the last 30 days.',
          attainment: null,
          consumed: null,
          remaining: null,
          allowed: null,
          dataAt: null,
        },
      ],
    });
    renderForEntity(<SlosTab />, api);
    const card = await region('Requests succeed');
    expect(within(card).getAllByText('unknown').length).toBeGreaterThan(1);
    expect(within(card).queryByText('0 %')).toBeNull();
    expect(within(card).getByText('no data yet')).toBeVisible();
  });

  it('doesn’t take a service that nobody judged for one that is fine', async () => {
    const api = fakeSlo();
    const unjudged = {
      decision: 'unknown' as const,
      reason: 'The service has not been judged yet',
      stage: null,
      slo: null,
      condition: null,
      waiver: null,
    };
    api.getService.mockResolvedValue({
      ...service,
      policy: {
        ...service.policy,
        verdict: null,
        nextAction: null,
        gate: { feature: unjudged, fix: unjudged, critical: unjudged },
      },
    });
    renderForEntity(
      <>
        <SlosTab />
        <BudgetCard />
      </>,
      api,
    );
    expect(
      await screen.findByText('A feature: unknown, not judged yet'),
    ).toBeVisible();
    expect(screen.getByText('Policy: not judged yet')).toBeVisible();
    expect(screen.queryByText('Nothing to do now.')).toBeNull();
  });

  it('says how a service gets its first SLO', async () => {
    const api = fakeSlo();
    api.getService.mockResolvedValue({ ...service, slos: [] });
    renderForEntity(<SlosTab />, api);
    expect(await region('No SLO yet')).toHaveTextContent(
      /slos\/learning-orchestrator.yaml/,
    );
    expect(screen.getByLabelText('Example SLO file')).toHaveTextContent(
      /objective: 99.5/,
    );
    expect(
      screen.getByRole('link', { name: 'Open the repository' }),
    ).toHaveAttribute('href', expect.stringMatching(/learning-orchestrator/));
  });

  it('says what failed, and what is refused', async () => {
    const api = fakeSlo();
    api.getService.mockRejectedValue(
      await ResponseError.fromResponse(
        new Response(
          JSON.stringify({
            error: { name: 'NotAllowedError', message: 'Not yours.' },
            response: { statusCode: 403 },
          }),
          { status: 403, headers: { 'content-type': 'application/json' } },
        ),
      ),
    );
    renderForEntity(<SlosTab />, api);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not see this');
    expect(alert).toHaveTextContent('Not yours.');
  });
});
