import { DAY_MS, HOUR_MS, BUCKET_MS, Ledger } from '../ledger';
import { runSteps } from '../steps';
import { steadyBuckets } from '../testing/steadyBuckets';
import {
  burnRate,
  measureBudget,
  timelineSteps,
  type TimelineOptions,
} from '.';

const AT = Date.parse('2026-11-21T00:00Z');
const window = { type: 'rolling', durationMs: 30 * DAY_MS } as const;
const OUTAGE = AT - 9 * HOUR_MS;

const ledger = new Ledger({
  buckets: steadyBuckets({
    from: AT - 35 * DAY_MS,
    to: AT,
    ratio: start =>
      start >= OUTAGE && start < OUTAGE + HOUR_MS ? 0.05 : 0.0005,
  }).filter(({ start }) => start < AT - 40 * HOUR_MS || start >= AT - DAY_MS),
});
const options = { objective: 0.999, window, ledger };

function timeline(range: Partial<TimelineOptions> = {}) {
  return runSteps(
    timelineSteps({
      ...options,
      from: AT - 2 * DAY_MS,
      to: AT,
      stepMs: 6 * HOUR_MS,
      slotMs: BUCKET_MS,
      ...range,
    }),
  );
}

describe('a timeline', () => {
  it('ends now, and says at each moment what is said of it alone', () => {
    const points = timeline();
    expect(points.map(({ at }) => (at - AT) / HOUR_MS)).toEqual([
      -48, -42, -36, -30, -24, -18, -12, -6, 0,
    ]);
    for (const point of points.slice(-4)) {
      const budget = measureBudget({ ...options, at: point.at });
      expect(point).toMatchObject({
        remaining: budget.remaining,
        attainment: budget.attainment,
        total: 72 * 10_000,
        coverage: 1,
        burnRates: {
          '1h': burnRate({ ...options, at: point.at, durationMs: HOUR_MS })
            .rate,
        },
      });
    }
  });

  it('shows an outage between two points as the peak of its step', () => {
    const [before, point] = timeline().slice(-3);
    expect(point.at).toBe(AT - 6 * HOUR_MS);
    expect(point.burnRates['1h']).toBeCloseTo(0.5, 9);
    expect(point.burnPeaks['1h']).toBeCloseTo(50, 9);
    expect(point.burnPeaks['5m']).toBeCloseTo(50, 9);
    expect(before.burnPeaks['1h']).toBeCloseTo(0.5, 9);
  });

  it('knows nothing where nothing was observed', () => {
    const points = timeline();
    const dark = points.find(({ at }) => at === AT - 30 * HOUR_MS);
    expect(dark).toMatchObject({
      remaining: null,
      attainment: null,
      coverage: 0,
      burnRates: { '1h': null, '3d': expect.any(Number) },
      burnPeaks: { '1h': null },
    });
  });

  it('in hours has no course of windows that are shorter', () => {
    const [point] = timeline({ slotMs: HOUR_MS });
    expect(Object.keys(point.burnRates)).toEqual([
      '1h',
      '2h',
      '6h',
      '1d',
      '3d',
    ]);
    expect(Object.keys(point.burnPeaks)).toEqual([
      '1h',
      '2h',
      '6h',
      '1d',
      '3d',
    ]);
  });

  it('of more points than anybody could see is refused', () => {
    expect(() => timeline({ from: 0, stepMs: 1 })).toThrow('10000');
  });
});
