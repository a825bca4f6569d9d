import type {
  BurnWindow,
  SloBoard,
  SloSummary,
} from '@causeway/plugin-slo-common';
import { AT, DAY_MS, HOUR_MS } from './times';

/** Burn rates far above what pages. */
export const burnRates: Record<BurnWindow, number | null> = {
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
  judged: { newest: AT, late: 0 },
  problems: { quarantined: 1, files: 1 },
};
