import type { SloTimeline, SpendStatement } from '@causeway/plugin-slo-common';
import { row } from './rows';
import { AT, DAY_MS, HOUR_MS } from './times';

const STEP_MS = 3 * HOUR_MS;

function burnAt(gap: boolean, fast: boolean) {
  const rates = fast ? [18.4, 7.2, 2.9, 2.2] : [0.8, 0.9, 0.8, 0.7];
  const windows = ['1h', '6h', '1d', '3d'];
  return Object.fromEntries(
    windows.map((window, i) => [window, gap ? null : rates[i]]),
  );
}

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
      burnPeaks: burnAt(gap, late > 0),
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
