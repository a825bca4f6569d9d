import fc from 'fast-check';
import { SloWindow } from '../model';
import { BUCKET_MS, DAY_MS, HOUR_MS, Ledger, rollUpToHours } from '../ledger';
import {
  bucketsOf,
  increases,
  syntheticCounters,
} from '../testing/syntheticCounters';
import { BURN_WINDOWS, BurnWindow, evaluateSlo } from '.';

/** The calendar by the platform's own time zones, without luxon: fields of the local date at a time. */
const fieldsCache = new Map<string, number[]>();
const formats = new Map<string, Intl.DateTimeFormat>();
function localDate(time: number, timeZone: string): number[] {
  const key = `${timeZone} ${time}`;
  const known = fieldsCache.get(key);
  if (known) return known;
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  formats.set(timeZone, format);
  const fields = format.format(time).split('-').map(Number);
  fieldsCache.set(key, fields);
  return fields;
}

function periodOf(time: number, unit: string, timeZone: string): string {
  const [year, month, day] = localDate(time, timeZone);
  const days = Math.round(Date.UTC(year, month - 1, day) / DAY_MS);
  switch (unit) {
    case 'day':
      return `${days}`;
    case 'week':
      // 1 January 1970 was a Thursday.
      return `${Math.floor((days + 3) / 7)}`;
    case 'quarter':
      return `${year} ${Math.floor((month - 1) / 3)}`;
    case 'month':
      return `${year} ${month}`;
    default:
      return `${year}`;
  }
}

const timeZone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
);
const window: fc.Arbitrary<SloWindow> = fc.oneof(
  fc
    .constantFrom(HOUR_MS, 6 * HOUR_MS, DAY_MS, 7 * DAY_MS, 28 * DAY_MS)
    .map(durationMs => ({ type: 'rolling' as const, durationMs })),
  fc.record({
    type: fc.constant('calendar' as const),
    unit: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
    count: fc.constant(1),
    timeZone,
  }),
);
/** Around changes of the clock, ends of months of every length, of a year and of a quarter. */
const around = fc.constantFrom(
  '2026-03-29T01:00Z',
  '2026-10-25T01:00Z',
  '2026-03-08T07:00Z',
  '2026-11-01T06:00Z',
  '2026-04-04T15:00Z',
  '2026-02-28T23:00Z',
  '2028-02-29T12:00Z',
  '2026-04-30T22:00Z',
  '2026-12-31T23:00Z',
  '2026-06-30T18:30Z',
);

function expectClose(actual: number | null, expected: number | null) {
  if (expected === null || actual === null) {
    expect(actual).toBe(expected);
    return;
  }
  const difference = Math.abs(actual - expected);
  expect(difference).toBeLessThanOrEqual(
    1e-9 * Math.max(1, Math.abs(expected)),
  );
}

describe('evaluateSlo against a walk over the counters', () => {
  it('differs by 1e-9 at most', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        window,
        around,
        fc.integer({ min: -600, max: 600 }),
        fc.constantFrom(9, 95, 99, 99.5, 99.9, 99.95, 99.99),
        (seed, sloWindow, moment, minutes, percent) => {
          const at =
            Math.floor(Date.parse(moment) / BUCKET_MS) * BUCKET_MS +
            minutes * 5 * 60_000;
          const stepMs = BUCKET_MS / 2;
          const scrapes = syntheticCounters({
            seed,
            from: at - 35 * DAY_MS,
            to: at + HOUR_MS,
            stepMs,
          });
          const list = bucketsOf({ scrapes, stepMs });
          const old = at - 20 * DAY_MS;
          // As the store has it: hours for what is old, everything twice and in no order.
          const ledger = new Ledger({
            buckets: [...list.slice(100), ...list].reverse(),
            hours: rollUpToHours(list.filter(({ start }) => start < old)),
          });
          const result = evaluateSlo({
            objective: percent / 100,
            window: sloWindow,
            ledger,
            at,
          });

          const events = increases(scrapes);
          const count = (inside: (time: number) => boolean) => {
            let [bad, total] = [0, 0];
            for (const event of events) {
              if (event.time < at && inside(event.time)) {
                bad += event.bad;
                total += event.total;
              }
            }
            return { bad, total };
          };
          const bucketStart = (time: number) =>
            Math.floor(time / BUCKET_MS) * BUCKET_MS;
          const inWindow = (time: number) =>
            sloWindow.type === 'rolling'
              ? time >= at - sloWindow.durationMs
              : periodOf(
                  bucketStart(time),
                  sloWindow.unit,
                  sloWindow.timeZone,
                ) === periodOf(at, sloWindow.unit, sloWindow.timeZone);
          const { bad, total } = count(inWindow);
          // In whole numbers: percent has two decimals at most.
          const budget = Math.round(10000 - percent * 100) / 10000;
          expect(result.bad).toBe(bad);
          expect(result.total).toBe(total);
          expect(result.good).toBe(total - bad);
          expectClose(result.attainment, total ? (total - bad) / total : null);
          const consumed = total ? bad / total / budget : 0;
          const known = result.coverage > 0 || total > 0;
          expectClose(result.consumed, known ? consumed : null);
          expectClose(result.remaining, known ? 1 - consumed : null);
          for (const name of Object.keys(BURN_WINDOWS) as BurnWindow[]) {
            const burn = count(time => time >= at - BURN_WINDOWS[name]);
            const idle = result.burn[name].coverage > 0 ? 0 : null;
            expectClose(
              result.burnRates[name],
              burn.total > 0 ? burn.bad / burn.total / budget : idle,
            );
          }
        },
      ),
      { numRuns: 60, endOnFailure: true },
    );
  });
});
