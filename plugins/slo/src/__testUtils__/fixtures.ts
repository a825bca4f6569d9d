import type {
  BurnWindow,
  ServiceSlos,
  SloBoard,
  SloDetail,
  SloSummary,
  SloTimeline,
  SpendStatement,
  VerdictSummary,
} from '@causeway/plugin-slo-common';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** When the fixtures were judged. */
export const AT = Date.parse('2026-11-21T08:00:00Z');

const burnRates: Record<BurnWindow, number | null> = {
  '5m': 18.6,
  '30m': 17.1,
  '1h': 16.4,
  '2h': 9.2,
  '6h': 5.8,
  '1d': 2.9,
  '3d': 2.2,
};

const trend = (from: number, to: number) =>
  Array.from({ length: 30 }, (_, i) => from + ((to - from) * i) / 29);

/** A row of the board: requests of the orchestrator, whose budget is spent. */
export const row: SloSummary = {
  entityRef: 'component:default/learning-orchestrator',
  entityTitle: 'Learning orchestrator',
  owner: 'group:default/learning',
  ownerTitle: 'Team Learning',
  system: 'system:default/quizmentor',
  systemTitle: 'QuizMentor',
  service: 'learning-orchestrator',
  name: 'requests-succeed',
  description: 'Requests succeed',
  objective: 0.999,
  window: { type: 'rolling', durationMs: 30 * DAY_MS },
  truth: 'broken',
  truthReason: '8,214 failed, 1,014 more than the budget allows.',
  state: 'measured',
  good: 7_191_786,
  bad: 8_214,
  total: 7_200_000,
  allowed: 7_200,
  coverage: 1,
  attainment: 7_191_786 / 7_200_000,
  consumed: 8_214 / 7_200,
  remaining: 1 - 8_214 / 7_200,
  burnRates,
  alerts: { page: 'firing', ticket: 'firing' },
  trend: trend(0.95, -0.14),
  stage: {
    index: 4,
    name: 'frozen',
    releases: 'security and reliability fixes',
    status: 'known',
    since: AT - 2 * HOUR_MS,
  },
  evaluatedAt: AT,
  dataAt: AT - 40_000,
  sources: ['prometheus:main'],
  approximate: false,
  findings: { errors: 0, warnings: 0 },
  quarantined: null,
};

/** A row of a service about which nothing is known. */
export const unknownRow: SloSummary = {
  ...row,
  entityRef: 'component:default/score-batch',
  entityTitle: 'Score batch',
  service: 'score-batch',
  name: 'scores-are-fresh',
  description: 'Scores are fresh',
  objective: 0.99,
  truth: 'unknown',
  truthReason: 'Only 41 % of the window was observed: no samples since 02:00.',
  state: 'insufficient-coverage',
  coverage: 0.41,
  attainment: null,
  consumed: null,
  remaining: null,
  allowed: null,
  burnRates: {
    '5m': null,
    '30m': null,
    '1h': null,
    '2h': null,
    '6h': null,
    '1d': null,
    '3d': null,
  },
  alerts: { page: 'unknown', ticket: 'unknown' },
  trend: [...trend(0.9, 0.8).slice(0, 12), ...Array(18).fill(null)],
  stage: { index: 0, name: null, releases: null, status: 'unknown', since: AT },
  dataAt: AT - 6 * HOUR_MS,
};

/** A row that is in order. */
export const goodRow: SloSummary = {
  ...row,
  name: 'fast-enough',
  description: 'Fast under 300 ms',
  objective: 0.99,
  truth: 'holds',
  truthReason: '71 % of the budget is left.',
  good: 7_179_120,
  bad: 20_880,
  allowed: 72_000,
  attainment: 0.9971,
  consumed: 0.29,
  remaining: 0.71,
  burnRates: { ...burnRates, '5m': 0.4, '30m': 0.5, '1h': 0.5, '2h': 0.6 },
  alerts: { page: 'quiet', ticket: 'quiet' },
  trend: trend(0.95, 0.71),
};

/** A board of three rows. */
export const board: SloBoard = {
  items: [row, unknownRow, goodRow],
  totalItems: 3,
  services: 2,
  counts: { broken: 1, 'at-risk': 0, unknown: 1, holds: 1 },
  facets: {
    owners: [
      { value: 'group:default/learning', title: 'Team Learning', count: 3 },
      { value: 'group:default/insights', title: 'Team Insights', count: 1 },
    ],
    systems: [
      { value: 'system:default/quizmentor', title: 'QuizMentor', count: 3 },
    ],
  },
  evaluatedAt: AT,
  problems: { quarantined: 1, files: 1 },
};

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

const verdict: VerdictSummary = {
  id: 'v1',
  at: AT,
  status: 'known',
  stage: 4,
  stageName: 'frozen',
  since: AT - 2 * HOUR_MS,
  changed: true,
  decidedBy: 'requests-succeed',
  reason: 'requests-succeed has used 114 % of its budget',
  liftsBelow: 0.75,
  slos: [],
};

const allow = {
  decision: 'allow' as const,
  reason: 'Stage frozen: only a fix of reliability or security may ship',
  stage: 'frozen',
  slo: 'requests-succeed',
  condition: 'only a fix of reliability or security may ship',
  waiver: null,
};

/** The service with two SLOs, a policy that stops features, and a person who may waive that. */
export const service: ServiceSlos = {
  entityRef: row.entityRef,
  slos: [
    { ...detail, ...goodRow, lint: [], firing: [], recorded: null },
    detail,
  ],
  policy: {
    origin: 'repository',
    source: {
      file: 'observability/error-budget-policy.yaml',
      line: 1,
      column: 1,
      url: null,
    },
    policy: {
      window: { type: 'rolling', durationMs: 30 * DAY_MS },
      stages: [
        [0.25, 'watch', 'all'],
        [0.5, 'careful', 'reviewed'],
        [0.75, 'reliability first', 'fixes'],
        [1, 'frozen', 'security and reliability fixes'],
      ].map(([consumed, name, releases]) => ({
        consumed,
        name,
        releases,
        actions: ['Write a root cause analysis and have it reviewed.'],
        automatic: [],
      })) as ServiceSlos['policy']['policy']['stages'],
      hysteresis: 0.05,
      minimumCoverage: 0.9,
      minimumBad: 3,
      whenUnknown: 'unknown',
      exceptions: { longestMs: 7 * DAY_MS },
      waivers: [],
    },
    verdict,
    gate: {
      feature: {
        ...allow,
        decision: 'block',
        condition: null,
        reason: 'Stage frozen: no feature may ship',
      },
      fix: allow,
      critical: { ...allow, condition: null },
    },
    waivers: [],
    changes: [verdict],
    nextAction: 'Roll back 2.4.0: it spent 26 % of the budget.',
  },
  files: [
    {
      path: 'slos/orchestrator.yaml',
      url: null,
      commit: '9f3c2ab4d5e6f708192a3b4c5d6e7f8091a2b3c4',
      readAt: AT - 5 * MINUTE_MS,
    },
  ],
  problems: [],
  evaluatedAt: AT,
  viewer: { refresh: true, waive: true },
};

const STEP_MS = 3 * HOUR_MS;

/** Thirty days of the budget, with a gap, deploys and an incident. */
export const timeline: SloTimeline = {
  entityRef: row.entityRef,
  name: row.name,
  from: AT - 30 * DAY_MS,
  to: AT,
  stepMs: STEP_MS,
  points: Array.from({ length: 241 }, (_, i) => {
    const gap = i >= 120 && i < 130;
    const drop = (i > 70 ? 0.19 : 0) + (i > 140 ? 0.17 : 0);
    const late = i > 220 ? (i - 220) * 0.016 : 0;
    const remaining = 0.97 - i * 0.0015 - drop - late;
    return {
      at: AT - 30 * DAY_MS + i * STEP_MS,
      remaining: gap ? null : remaining,
      attainment: gap ? null : 0.999,
      bad: gap ? 0 : 20 + (i % 8) + (i > 220 ? 90 : 0),
      total: gap ? 0 : 30_000 + 8_000 * Math.sin(i / 4),
      coverage: gap ? 0 : 1,
      burnRates: {},
    };
  }),
  events: [
    {
      id: 'd1',
      cause: 'deploy',
      title: '2.2.0',
      from: AT - 21 * DAY_MS,
      to: null,
    },
    {
      id: 'i1',
      cause: 'incident',
      title: 'database failover',
      from: AT - 12.5 * DAY_MS,
      to: AT - 12.3 * DAY_MS,
    },
    {
      id: 'd2',
      cause: 'deploy',
      title: '2.4.0 canary',
      from: AT - 2.5 * DAY_MS,
      to: null,
    },
  ],
};

/** What spent it: lines in fractions that add up to the total. */
export const spend: SpendStatement = {
  from: timeline.from,
  to: timeline.to,
  bad: 8_214,
  total: 7_200_000,
  consumed: 8_214 / 7_200,
  lines: [
    {
      cause: 'deploy',
      id: 'd2',
      title: '2.4.0 canary',
      bad: 1_871.4,
      consumed: 0.26,
    },
    { cause: 'deploy', id: 'd1', title: '2.2.0', bad: 1_367.8, consumed: 0.19 },
    {
      cause: 'incident',
      id: 'i1',
      title: 'database failover',
      bad: 1_224.4,
      consumed: 0.17,
    },
    {
      cause: 'unexplained',
      id: null,
      title: 'Unexplained',
      bad: 3_750.4,
      consumed: 0.5208333,
    },
  ],
};
