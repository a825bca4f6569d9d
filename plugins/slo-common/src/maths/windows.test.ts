import fc from 'fast-check';
import { SloWindow } from '../model';
import { DAY_MS, HOUR_MS } from '../ledger';
import { checkWindow, resolveWindow } from '.';

function calendar(
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year',
  options?: { timeZone?: string; count?: number; start?: string },
): SloWindow {
  return { type: 'calendar', unit, count: 1, timeZone: 'UTC', ...options };
}

function resolved(window: SloWindow, at: string) {
  const { from, end } = resolveWindow({ window, at: Date.parse(at) });
  return [from, end].map(time =>
    new Date(time).toISOString().replace(':00.000Z', 'Z'),
  );
}

describe('resolveWindow', () => {
  it.each([
    [
      calendar('day'),
      '2026-03-29T12:00Z',
      '2026-03-29T00:00Z',
      '2026-03-30T00:00Z',
    ],
    // 23 hours, and 25.
    [
      calendar('day', { timeZone: 'Europe/Berlin' }),
      '2026-03-29T12:00Z',
      '2026-03-28T23:00Z',
      '2026-03-29T22:00Z',
    ],
    [
      calendar('day', { timeZone: 'America/New_York' }),
      '2026-11-01T05:30Z',
      '2026-11-01T04:00Z',
      '2026-11-02T05:00Z',
    ],
    // The clock changes at midnight: this day began at one.
    [
      calendar('day', { timeZone: 'Africa/Cairo' }),
      '2026-04-24T12:00Z',
      '2026-04-23T22:00Z',
      '2026-04-24T21:00Z',
    ],
    // The clock goes back to midnight: this day had two of them, four and five o'clock UTC.
    ...['2026-11-01T04:30Z', '2026-11-01T05:30Z', '2026-11-21T12:00Z'].map(
      (at): [SloWindow, string, string, string] => [
        calendar('month', { timeZone: 'America/Havana' }),
        at,
        '2026-11-01T04:00Z',
        '2026-12-01T05:00Z',
      ],
    ),
    [
      calendar('month', { timeZone: 'America/Havana', start: '2026-01-01' }),
      '2026-10-31T12:00Z',
      '2026-10-01T04:00Z',
      '2026-11-01T04:00Z',
    ],
    [
      calendar('month', { timeZone: 'Asia/Kolkata' }),
      '2028-02-29T18:29Z',
      '2028-01-31T18:30Z',
      '2028-02-29T18:30Z',
    ],
    [
      calendar('week'),
      '2026-11-22T23:59Z',
      '2026-11-16T00:00Z',
      '2026-11-23T00:00Z',
    ],
    [
      calendar('quarter'),
      '2026-11-21T00:00Z',
      '2026-10-01T00:00Z',
      '2027-01-01T00:00Z',
    ],
    [
      calendar('year'),
      '2026-12-31T23:59Z',
      '2026-01-01T00:00Z',
      '2027-01-01T00:00Z',
    ],
    [
      calendar('month', { count: 2 }),
      '2026-03-01T00:00Z',
      '2026-03-01T00:00Z',
      '2026-05-01T00:00Z',
    ],
    // From the 31st on: the last day of shorter months, and the 31st again after them.
    [
      calendar('month', { start: '2026-01-31' }),
      '2026-02-28T12:00Z',
      '2026-02-28T00:00Z',
      '2026-03-31T00:00Z',
    ],
    [
      calendar('month', { start: '2026-01-31' }),
      '2025-12-31T00:00Z',
      '2025-12-31T00:00Z',
      '2026-01-31T00:00Z',
    ],
    [
      calendar('week', { count: 2, start: '2026-11-04' }),
      '2026-11-18T00:00Z',
      '2026-11-18T00:00Z',
      '2026-12-02T00:00Z',
    ],
  ])('%j at %s is from %s to %s', (window, at, from, end) => {
    expect(resolved(window, at)).toEqual([from, end]);
  });

  it('puts every moment into one period, and periods beside each other', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(
          'Europe/London',
          'America/Sao_Paulo',
          'Asia/Beirut',
          'America/Havana',
          'Atlantic/Azores',
        ),
        fc.constantFrom(undefined, '2024-02-29', '2030-12-31'),
        fc.integer({
          min: Date.parse('2001-01-01'),
          max: Date.parse('2040-01-01'),
        }),
        (unit, count, timeZone, start, at) => {
          const window = calendar(unit, { count, timeZone, start });
          fc.pre(!checkWindow(window));
          const { from, end } = resolveWindow({ window, at });
          expect(from).toBeLessThanOrEqual(at);
          expect(end).toBeGreaterThan(at);
          const next = resolveWindow({ window, at: end });
          expect(next.from).toBe(end);
          const last = resolveWindow({ window, at: end - 1 });
          expect([last.from, last.end]).toEqual([from, end]);
        },
      ),
    );
  });

  it.each([
    [{ type: 'rolling', durationMs: NaN } as const, 'lasts NaN ms'],
    [{ type: 'rolling', durationMs: 401 * DAY_MS } as const, '400 days'],
    [calendar('day', { timeZone: 'Mars/Base' }), 'no time zone Mars/Base'],
    [calendar('month', { count: 0.5 }), 'whole number'],
    [calendar('year', { count: 2 }), '400 days'],
    [calendar('day', { start: 'soon' }), 'no date'],
  ])('refuses %j', (window, words) => {
    expect(checkWindow(window)).toContain(words);
    expect(() => resolveWindow({ window, at: 0 })).toThrow(words);
  });

  it('rolls', () => {
    const window = { type: 'rolling' as const, durationMs: HOUR_MS };
    expect(resolveWindow({ window, at: DAY_MS })).toEqual({
      from: DAY_MS - HOUR_MS,
      to: DAY_MS,
      end: DAY_MS,
    });
  });
});
