import type { SloRehearsal, SloReport } from '@causeway/plugin-slo-common';
import { board, row } from './rows';
import { AT, DAY_MS } from './times';

const measured = {
  at: AT,
  from: AT - 30 * DAY_MS,
  end: AT,
  state: 'measured' as const,
  reason: '',
  unit: 'events' as const,
  good: 990,
  bad: 10,
  total: 1000,
  coverage: 1,
  attainment: 0.99,
  allowed: 20,
  consumed: 0.5,
  remaining: 0.5,
};

/** A stricter objective, which would have paged once more. */
export const rehearsal: SloRehearsal = {
  entityRef: row.entityRef,
  from: AT - 30 * DAY_MS,
  to: AT,
  slos: [
    {
      service: row.service,
      name: row.name,
      change: 'changed',
      changes: ['objective 99.95 % instead of 99.9 %'],
      proposed: {
        objective: 0.9995,
        window: row.window,
        rehearsal: {
          from: AT - 30 * DAY_MS,
          to: AT,
          pages: [
            {
              severity: 'page',
              from: AT - 3 * DAY_MS,
              to: AT - 3 * DAY_MS + 3_600_000,
              open: false,
              speeds: ['quick'],
              peak: 22.4,
            },
          ],
          tickets: [],
          budget: measured,
          peakConsumed: 0.8,
          hoursExhausted: 0,
          unreachable: [],
        },
      },
      present: {
        objective: 0.999,
        window: row.window,
        rehearsal: {
          from: AT - 30 * DAY_MS,
          to: AT,
          pages: [],
          tickets: [],
          budget: { ...measured, consumed: 0.25, remaining: 0.75 },
          peakConsumed: 0.4,
          hoursExhausted: 0,
          unreachable: [],
        },
      },
      findings: [],
      reason: null,
    },
  ],
  problems: [],
  proposal: null,
};

/** Team Learning's quarter so far. */
export const report: SloReport = {
  owner: 'group:default/learning',
  ownerTitle: 'Team Learning',
  period: '2026-Q4',
  from: Date.parse('2026-10-01T00:00:00Z'),
  end: Date.parse('2027-01-01T00:00:00Z'),
  to: AT,
  counts: { broken: 1, 'at-risk': 0, unknown: 0, holds: 0 },
  rows: [
    {
      ...row,
      before: { attainment: 0.9995, consumed: 0.5 },
      spend: [{ cause: 'deploy', bad: 3_239 }],
    },
  ],
  spend: [
    { cause: 'deploy', bad: 3_239.2 },
    { cause: 'incident', bad: 1_224.4 },
    { cause: 'unexplained', bad: 3_750.4 },
  ],
  policy: [
    {
      entityRef: row.entityRef,
      entityTitle: row.entityTitle,
      changes: 3,
      frozenMs: 41 * 3_600_000,
      unknownMs: 0,
    },
  ],
  owners: board.facets.owners,
};
