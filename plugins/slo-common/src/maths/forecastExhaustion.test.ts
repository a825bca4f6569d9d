import fc from 'fast-check';
import { SloWindow } from '../model';
import { BUCKET_MS, DAY_MS, HOUR_MS, Ledger } from '../ledger';
import { random } from '../testing/random';
import { steadyBuckets } from '../testing/steadyBuckets';
import { forecastExhaustion, measureBudget } from '.';

const AT = Date.parse('2026-11-21T00:00Z');
const MONTH: SloWindow = { type: 'rolling', durationMs: 30 * DAY_MS };

function forecast(
  ratio: (start: number) => number,
  options?: { window?: SloWindow; objective?: number },
) {
  return forecastExhaustion({
    objective: 0.999,
    window: MONTH,
    ledger: new Ledger({
      buckets: steadyBuckets({ from: AT - 31 * DAY_MS, to: AT, ratio }),
    }),
    at: AT,
    ...options,
  });
}

describe('forecastExhaustion', () => {
  it('divides where nothing ages out', () => {
    // Burns 10 times since an hour, 719 clean hours before: 10 n > 720.
    const { state, at } = forecast(start => (start >= AT - HOUR_MS ? 0.01 : 0));
    expect(state).toBe('runs-out');
    expect((at ?? 0) - AT).toBe(71 * HOUR_MS);
  });

  it('sees that an old outage leaves the window in time', () => {
    // 90 % was spent 29 days ago; what burns now would use the rest in 2.5 days.
    const outage = AT - 29 * DAY_MS;
    const ratio = (start: number) =>
      start >= outage && start < outage + HOUR_MS ? 0.648 : 0;
    expect(
      forecast(s => (s >= AT - HOUR_MS ? 0.00095 : ratio(s))),
    ).toMatchObject({
      state: 'holds',
      at: null,
    });
    expect(
      forecast(s => (s >= AT - HOUR_MS ? 0.0035 : ratio(s))),
    ).toMatchObject({
      state: 'runs-out',
    });
  });

  it('says when a used up budget comes back, or that it does not', () => {
    const outage = AT - 29 * DAY_MS;
    const back = forecast(start => (start === outage ? 1 : 0), {
      objective: 0.9999,
    });
    expect(back).toMatchObject({
      state: 'exhausted',
      at: AT + DAY_MS + BUCKET_MS,
    });
    expect(forecast(() => 0.002)).toMatchObject({
      state: 'exhausted',
      at: null,
    });
  });

  it('knows nothing when nothing was observed lately', () => {
    const ledger = new Ledger({
      buckets: steadyBuckets({
        from: AT - 30 * DAY_MS,
        to: AT - 2 * HOUR_MS,
        ratio: () => 0,
      }),
    });
    expect(
      forecastExhaustion({ objective: 0.99, window: MONTH, ledger, at: AT }),
    ).toEqual({
      state: 'unknown',
      at: null,
      reason: 'Nothing was observed in the last 1 h',
    });
  });

  it('comes true when the rates stay as they are', () => {
    const windows: SloWindow[] = [
      { type: 'rolling', durationMs: 2 * DAY_MS },
      { type: 'calendar', unit: 'week', count: 1, timeZone: 'Europe/Berlin' },
    ];
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...windows), (seed, window) => {
        const next = random(seed);
        const history = steadyBuckets({
          from: AT - 3 * DAY_MS,
          to: AT,
          ratio: () => (next() < 0.05 ? next() * 0.3 : 0),
        });
        history
          .slice(-12)
          .forEach(bucket => Object.assign(bucket, { bad: 60 }));
        const options = { objective: 0.99, window };
        const { state, at } = forecastExhaustion({
          ...options,
          ledger: new Ledger({ buckets: history }),
          at: AT,
        });
        const future = steadyBuckets({
          from: AT,
          to: AT + 3 * DAY_MS,
          ratio: () => 0.006,
        });
        const ledger = new Ledger({ buckets: [...history, ...future] });
        const usedUp = (time: number) =>
          (measureBudget({ ...options, ledger, at: time }).consumed ?? 0) >=
          1 - 1e-9;
        const change = at ?? AT + DAY_MS;
        const after = at === null ? 'exhausted' : 'runs-out';
        expect(usedUp(change)).toBe(state === after);
        expect(usedUp(change - BUCKET_MS)).toBe(state === 'exhausted');
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
