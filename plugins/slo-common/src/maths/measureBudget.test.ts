import { SloBudgeting, SloWindow } from '../model';
import { BUCKET_MS, DAY_MS, HOUR_MS, Ledger, LedgerBucket } from '../ledger';
import { steadyBuckets } from '../testing/steadyBuckets';
import { evaluateSlo, findContradictions, measureBudget } from '.';

const AT = Date.parse('2026-11-21T00:00Z');
const MONTH: SloWindow = { type: 'rolling', durationMs: 30 * DAY_MS };

function measure(
  buckets: LedgerBucket[],
  options?: {
    objective?: number;
    window?: SloWindow;
    budgeting?: SloBudgeting;
    at?: number;
  },
) {
  return measureBudget({
    objective: 0.999,
    window: MONTH,
    ledger: new Ledger({ buckets }),
    at: AT,
    ...options,
  });
}

function steady(ratio: (start: number) => number, perBucket?: number) {
  return steadyBuckets({ from: AT - 35 * DAY_MS, to: AT, ratio, perBucket });
}

describe('measureBudget', () => {
  it('uses half the budget at half the ratio it allows', () => {
    expect(measure(steady(() => 0.0005))).toMatchObject({
      state: 'measured',
      reason:
        '43,200 of 86,400,000 events in 30 d were bad; the budget allows 86,400',
      attainment: 0.9995,
      consumed: 0.5,
      remaining: 0.5,
      coverage: 1,
    });
  });

  it('keeps the sign', () => {
    const { remaining } = measure(steady(() => 0.01));
    expect(remaining).toBeCloseTo(-9, 9);
  });

  it('weighs by events: a quiet night with errors hardly counts', () => {
    // 1000 a second by day without errors, 1 a second by night with 2 %.
    const buckets = steady(() => 0).map(bucket =>
      (bucket.start / (12 * HOUR_MS)) % 2 < 1
        ? { ...bucket, total: 300_000 }
        : { ...bucket, total: 300, bad: 6 },
    );
    const { consumed } = measure(buckets, { objective: 0.99 });
    expect(consumed).toBeCloseTo(6 / 300_300 / 0.01, 9);
  });

  it('says that there was no traffic, and takes nothing from the budget', () => {
    expect(measure(steady(() => 0, 0))).toMatchObject({
      state: 'no-traffic',
      reason: 'No events in 30 d',
      attainment: null,
      consumed: 0,
      remaining: 1,
    });
  });

  it('says when one bad event is much of the budget', () => {
    // 10 an hour: 7.2 failures are allowed.
    const buckets = steady(() => 0, 10 / 12);
    buckets[buckets.length - 5].bad = 1;
    expect(measure(buckets)).toMatchObject({
      state: 'low-traffic',
      reason:
        '1 of 7,200 events in 30 d were bad; the budget allows 7.2, so that each bad one uses 13.9 % of it',
    });
  });

  it('does not trust 15 of 30 days', () => {
    const buckets = steady(() => 0).filter(b => b.start >= AT - 15 * DAY_MS);
    expect(measure(buckets)).toMatchObject({
      state: 'insufficient-coverage',
      reason: 'Only 15 d of 30 d were observed (50 %, needed: 95 %)',
      coverage: 0.5,
      consumed: 0,
    });
  });

  it('knows nothing without data', () => {
    expect(measure([])).toMatchObject({
      state: 'insufficient-coverage',
      coverage: 0,
      attainment: null,
      consumed: null,
      remaining: null,
    });
    const { burnRates } = evaluateSlo({
      objective: 0.99,
      window: MONTH,
      ledger: new Ledger({ buckets: [] }),
      at: AT,
    });
    expect(burnRates).toEqual({
      '5m': null,
      '30m': null,
      '1h': null,
      '2h': null,
      '6h': null,
      '1d': null,
      '3d': null,
    });
  });

  it.each([0, 1, 1.5, -1, NaN, 100])('has no budget at %s', objective => {
    expect(
      measure(
        steady(() => 0),
        { objective },
      ),
    ).toMatchObject({
      state: 'invalid',
      reason: expect.stringContaining(`objective of ${objective}`),
      attainment: 1,
      consumed: null,
      remaining: null,
    });
  });

  it('leaves out the bucket that is not over', () => {
    const buckets = steady(() => 0);
    buckets.push({ ...buckets[0], start: AT, bad: 999 });
    expect(measure(buckets, { at: AT + BUCKET_MS - 1 }).bad).toBe(0);
  });

  it('starts anew with a calendar month', () => {
    const window: SloWindow = {
      type: 'calendar',
      unit: 'month',
      count: 1,
      timeZone: 'Europe/Berlin',
    };
    const first = Date.parse('2026-10-31T23:00Z');
    const buckets = steady(start => (start < first ? 0.5 : 0));
    expect(measure(buckets, { window, at: first })).toMatchObject({
      state: 'no-traffic',
      coverage: 1,
      consumed: 0,
    });
    expect(
      measure(buckets, { window, at: first - 1 }).consumed,
    ).toBeGreaterThan(100);
    expect(measure(buckets, { window }).consumed).toBe(0);
  });

  it('counts slices of the whole period', () => {
    const window: SloWindow = {
      type: 'calendar',
      unit: 'day',
      count: 1,
      timeZone: 'UTC',
    };
    const midnight = AT - DAY_MS;
    // One hour of 10 % errors, of which a slice may have 5 %; 5 % exactly is good.
    const buckets = steady(start =>
      start >= midnight && start < midnight + HOUR_MS ? 0.1 : 0.05,
    );
    const budgeting: SloBudgeting = {
      method: 'timeslices',
      sliceMs: 10 * 60_000,
      sliceTarget: 0.95,
    };
    const at = midnight + 6 * HOUR_MS;
    expect(
      measure(buckets, { window, budgeting, objective: 0.9, at }),
    ).toMatchObject({
      unit: 'slices',
      bad: 6,
      total: 36,
      allowed: 14.4,
      consumed: 6 / 14.4,
    });
    const byRatio = measure(buckets, {
      window,
      budgeting: { method: 'ratio-timeslices', sliceMs: 10 * 60_000 },
      objective: 0.9,
      at,
    });
    expect(byRatio.bad).toBeCloseTo(6 * 0.1 + 30 * 0.05, 9);
    expect(byRatio.consumed).toBeCloseTo(2.1 / 14.4, 9);
  });
});

describe('findContradictions', () => {
  const find = (buckets: LedgerBucket[]) =>
    findContradictions({ ledger: new Ledger({ buckets }), at: AT }).map(
      ({ kind }) => kind,
    );

  it('finds an inverted latency query', () => {
    expect(find(steady(() => 0.99))).toEqual(['mostly-bad-for-days']);
  });

  it('finds more bad events than events', () => {
    const buckets = steady(start => (start === AT - 7 * HOUR_MS ? 20 : 0));
    expect(find(buckets)).toEqual(['more-bad-than-total']);
  });

  it('takes an outage of two days for an outage', () => {
    expect(
      find(steady(start => (start > AT - 2 * DAY_MS ? 1.001 : 0))),
    ).toEqual([]);
    expect(find([])).toEqual([]);
  });
});
