import type { SloDetail } from '@causeway/plugin-slo-common';
import { burnRates, row } from './rows';
import { AT, DAY_MS, HOUR_MS, MINUTE_MS } from './times';

const conditions: SloDetail['conditions'] = (
  [
    ['page', 'quick', 5 * MINUTE_MS, HOUR_MS, 14.4, 0.02, 18.6, 16.4],
    ['page', 'slow', 30 * MINUTE_MS, 6 * HOUR_MS, 6, 0.05, 17.1, 5.8],
    ['ticket', 'quick', 2 * HOUR_MS, DAY_MS, 3, 0.1, 9.2, 2.9],
    ['ticket', 'slow', 6 * HOUR_MS, 3 * DAY_MS, 1, 0.1, 5.8, 2.2],
  ] as const
).map(([severity, speed, shortMs, longMs, factor, budget, short, long]) => ({
  condition: { severity, speed, shortMs, longMs, factor, budget },
  state: short > factor && long > factor ? 'firing' : 'quiet',
  short,
  long,
}));

/** Everything about the SLO whose budget is spent. */
export const detail: SloDetail = {
  ...row,
  format: 'sloth',
  budgeting: { method: 'occurrences' },
  sli: {
    type: 'events',
    errorQuery: 'sum(rate(http_requests_total{code=~"5.."}[{{.window}}]))',
    totalQuery: 'sum(rate(http_requests_total[{{.window}}]))',
  },
  from: AT - 30 * DAY_MS,
  end: AT,
  unit: 'events',
  sentence:
    'In the last 30 days 99.886 % of 7.2 million requests succeeded; 99.9 % was promised. That is 8,214 failures, 1,014 more than the budget of 7,200.',
  burn: Object.fromEntries(
    Object.entries(burnRates).map(([window, rate]) => [
      window,
      { rate, bad: 120, total: 10_000, coverage: 1 },
    ]),
  ) as SloDetail['burn'],
  conditions,
  forecast: {
    hour: {
      state: 'exhausted',
      at: null,
      reason: 'The budget is used up and stays so at the rate of the last 1 h',
    },
    day: {
      state: 'exhausted',
      at: AT + 4 * DAY_MS,
      reason:
        'The budget is used up; at the rate of the last 1 d some is left again in 4 d',
    },
  },
  source: {
    file: 'slos/orchestrator.yaml',
    line: 12,
    column: 5,
    commit: '9f3c2ab4d5e6f708192a3b4c5d6e7f8091a2b3c4',
    url: 'http://localhost/repositories/learning/learning-orchestrator/blob/main/slos/orchestrator.yaml#L12',
  },
  lint: [
    {
      file: 'slos/orchestrator.yaml',
      line: 18,
      column: 9,
      rule: 'missing-sum',
      severity: 'warning',
      message: 'Without sum() the query gives one ratio per pod.',
      fix: 'sum(rate(http_requests_total[{{.window}}]))',
    },
  ],
  runbookUrl: 'http://localhost/runbooks/learning-orchestrator',
  dashboardUrl: 'http://localhost/d/orchestrator',
  // What a repository could write; pages don't link it.
  // eslint-disable-next-line no-script-url -- it is what is tested
  queryUrl: 'javascript:alert(1)',
  firing: [
    {
      name: 'OrchestratorErrors',
      severity: 'page',
      state: 'firing',
      since: AT - 100 * MINUTE_MS,
      summary: 'Error budget burns too fast',
      runbookUrl: null,
      source: 'main',
      readAt: AT - 30_000,
    },
  ],
  recorded: {
    tool: 'Sloth',
    remaining: -3.71,
    at: AT - MINUTE_MS,
    difference: 'Sloth counts 41 idle slots as if all their events had failed.',
  },
};
