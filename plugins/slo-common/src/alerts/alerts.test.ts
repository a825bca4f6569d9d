import { SloWindow } from '../model';
import { BUCKET_MS, DAY_MS, HOUR_MS, Ledger } from '../ledger';
import { steadyBuckets } from '../testing/steadyBuckets';
import {
  alertConditions,
  alertState,
  rehearse,
  simulateAlerts,
  timeToFire,
} from '.';

const MINUTE_MS = 60_000;
const START = Date.parse('2026-11-21T00:00Z');
const MONTH: SloWindow = { type: 'rolling', durationMs: 30 * DAY_MS };
const CONDITIONS = alertConditions({ window: MONTH });

/** Three clean days, then `ratio`, at a grid of one minute as promtool evaluates or of five as the ledger has. */
function ledgerWith(options: {
  ratio: (ms: number) => number;
  bucketMs: number;
  lasting: number;
}): Ledger {
  const { ratio, bucketMs, lasting } = options;
  return new Ledger({
    bucketMs,
    buckets: steadyBuckets({
      from: START - 3 * DAY_MS,
      to: START + lasting,
      bucketMs,
      ratio: start => (start < START ? 0 : ratio(start - START)),
    }),
  });
}

describe('alertConditions', () => {
  it.each([
    [30, [14.4, 6, 3, 1]],
    [28, [13.44, 5.6, 2.8, 28 / 30]],
    [7, [13.44, 3.5, 1.4, 0.98]],
    [90, [43.2, 18, 9, 3]],
  ])('has the factors of %s days', (days, factors) => {
    const window: SloWindow = { type: 'rolling', durationMs: days * DAY_MS };
    alertConditions({ window }).forEach(({ factor }, index) =>
      expect(factor).toBeCloseTo(factors[index], 9),
    );
  });

  it('counts 30 days a month, and leaves out what is longer than the window', () => {
    const calendar = { type: 'calendar', count: 1, timeZone: 'UTC' } as const;
    expect(
      alertConditions({ window: { ...calendar, unit: 'month' } })[0].factor,
    ).toBe(14.4);
    expect(
      alertConditions({ window: { ...calendar, unit: 'day' } }).map(
        ({ longMs }) => longMs / HOUR_MS,
      ),
    ).toEqual([1, 6, 24]);
  });
});

describe('simulateAlerts', () => {
  // Error ratio, severity, minutes of constant errors until it fires: promtool 2.42 at an interval of one minute.
  const VECTORS = [
    [1, 'page', 1],
    [0.1, 'page', 9],
    [0.05, 'page', 18],
    [0.02, 'page', 44],
    [0.01, 'page', 217],
    [0.005, 'ticket', 865],
    [0.0015, 'ticket', 2881],
  ] as const;

  it.each(VECTORS)(
    'fires as promtool does at a ratio of %s: a %s after %s min',
    (ratio, severity, minutes) => {
      const lasting = (minutes + 10) * MINUTE_MS;
      const options = {
        objective: 0.999,
        conditions: CONDITIONS,
        from: START,
        to: START + lasting,
      };
      const [minutely, ledger] = [MINUTE_MS, BUCKET_MS].map(bucketMs =>
        simulateAlerts({
          ...options,
          ledger: ledgerWith({ ratio: () => ratio, bucketMs, lasting }),
        }).find(alert => alert.severity === severity),
      );
      // On its grid: the same evaluation, where no rounding of doubles is at stake; at most one later.
      const atMinute = ((minutely?.from ?? 0) - START) / MINUTE_MS;
      expect(atMinute).toBe(minutes);
      // From the ledger: at the end of the bucket in which promtool's falls.
      const late = (ledger?.from ?? 0) - START - minutes * MINUTE_MS;
      expect(late).toBeGreaterThanOrEqual(-MINUTE_MS);
      expect(late).toBeLessThan(BUCKET_MS);
    },
  );

  it.each([
    [0.014, 'page', false],
    [0.006, 'page', false],
    [0.0061, 'page', true],
    [0.001, 'ticket', false],
    [0.0011, 'ticket', true],
  ] as const)('at a ratio of %s a %s fires: %s', (ratio, severity, fires) => {
    const lasting = 3 * DAY_MS;
    const fired = simulateAlerts({
      objective: 0.999,
      conditions: CONDITIONS,
      ledger: ledgerWith({ ratio: () => ratio, bucketMs: BUCKET_MS, lasting }),
      from: START,
      to: START + lasting,
    }).filter(alert => alert.severity === severity);
    const quick = fired.some(({ speeds }) => speeds.includes('quick'));
    expect(fired.length > 0 && (ratio !== 0.014 || quick)).toBe(fires);
  });

  it('goes on after the errors end: 10 minutes of outage page until minute 39', () => {
    const outage = (ms: number) => (ms < 10 * MINUTE_MS ? 1 : 0);
    const [page] = simulateAlerts({
      objective: 0.999,
      conditions: CONDITIONS,
      ledger: ledgerWith({
        ratio: outage,
        bucketMs: MINUTE_MS,
        lasting: 2 * HOUR_MS,
      }),
      from: START,
      to: START + 2 * HOUR_MS,
    });
    expect(page).toMatchObject({
      severity: 'page',
      from: START + MINUTE_MS,
      to: START + 39 * MINUTE_MS,
      open: false,
      speeds: ['quick', 'slow'],
    });
  });

  it('stays quiet below a number of bad events', () => {
    const options = {
      objective: 0.999,
      conditions: CONDITIONS,
      ledger: ledgerWith({
        ratio: () => 0.1,
        bucketMs: BUCKET_MS,
        lasting: HOUR_MS,
      }),
      from: START,
      to: START + HOUR_MS,
    };
    expect(simulateAlerts(options)).toHaveLength(2);
    expect(simulateAlerts({ ...options, minimumBad: 1e9 })).toEqual([]);
  });
});

describe('alertState', () => {
  it.each([
    // A page needs a ratio above 14.4 x 8 %, which there is none of.
    [0.92, 'unreachable', 'firing', 'firing'],
    [0.8, 'unreachable', 'unreachable', 'firing'],
    [0.94, 'firing', 'firing', 'firing'],
  ] as const)('knows what can not fire at %s', (objective, ...expected) => {
    const ledger = ledgerWith({
      ratio: () => 1,
      bucketMs: BUCKET_MS,
      lasting: 3 * DAY_MS,
    });
    const { conditions } = alertState({
      objective,
      conditions: CONDITIONS,
      ledger,
      at: START + 3 * DAY_MS,
    });
    expect(conditions.slice(0, 3).map(({ state }) => state)).toEqual(expected);
  });

  it('is unknown without data, not quiet', () => {
    const ledger = new Ledger({ buckets: [] });
    expect(
      alertState({
        objective: 0.99,
        conditions: CONDITIONS,
        ledger,
        at: START,
      }),
    ).toMatchObject({ page: 'unknown', ticket: 'unknown' });
  });
});

describe('timeToFire', () => {
  it.each([
    [1, 0, 0.864],
    [0.1, 0, 8.64],
    [0.02, 0, 43.2],
    [0.0144, 0, null],
    [0.01, 1, 216],
    [0.005, 2, 864],
    [0.0015, 3, 2880],
    [NaN, 0, null],
  ])(
    'at a ratio of %s condition %s needs %s min',
    (errorRatio, index, minutes) => {
      const ms = timeToFire({
        objective: 0.999,
        condition: CONDITIONS[index],
        errorRatio,
      });
      const rounded = ms && Number((ms / MINUTE_MS).toFixed(6));
      expect(rounded).toBe(minutes);
    },
  );
});

describe('rehearse', () => {
  it('lists pages, the budget, and how well incidents were caught', () => {
    const outages = [
      [0, 2 * HOUR_MS],
      [12 * HOUR_MS, 12 * HOUR_MS + 5 * MINUTE_MS],
    ];
    const ledger = ledgerWith({
      ratio: ms => (outages.some(([a, b]) => ms >= a && ms < b) ? 0.5 : 0),
      bucketMs: BUCKET_MS,
      lasting: DAY_MS,
    });
    const options = {
      objective: 0.999,
      window: { type: 'rolling' as const, durationMs: 3 * DAY_MS },
      ledger,
      conditions: CONDITIONS,
      from: START,
      to: START + DAY_MS,
    };
    const incident = (id: string, from: number) => ({
      id,
      from: START + from,
      to: START + from + HOUR_MS,
    });
    const rehearsal = rehearse({
      ...options,
      incidents: [incident('seen', 0), incident('missed', 20 * HOUR_MS)],
    });
    expect(rehearsal.pages.map(({ from }) => from - START)).toEqual([
      BUCKET_MS,
      12 * HOUR_MS + BUCKET_MS,
    ]);
    expect(rehearsal.detection).toEqual({
      precision: 0.5,
      recall: 0.5,
      delays: [
        { id: 'seen', delayMs: BUCKET_MS },
        { id: 'missed', delayMs: null },
      ],
    });
    // 125 min at half: 62.5 of 4320 min, of which 4.32 are allowed.
    expect(rehearsal.budget.consumed).toBeCloseTo(62.5 / 4.32, 9);
    expect(rehearsal.peakConsumed).toBeCloseTo(62.5 / 4.32, 9);
    expect(rehearsal.hoursExhausted).toBe(24);
    expect(rehearsal.unreachable).toEqual([]);
    expect(rehearse(options).detection).toBeUndefined();
  });
});
