import fc from 'fast-check';
import { BUCKET_MS, DAY_MS, HOUR_MS, Ledger } from '../ledger';
import { random } from '../testing/random';
import { steadyBuckets } from '../testing/steadyBuckets';
import { apportion, attributeSpend, SpendEvent } from '.';

const AT = Date.parse('2026-11-21T00:00Z');
const FROM = AT - 5 * DAY_MS;

function sum(values: number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** A day before the window for what is normal, then the window. */
function ledgerWith(ratio: (ms: number) => number, perBucket = 1000): Ledger {
  return new Ledger({
    buckets: steadyBuckets({
      from: FROM - DAY_MS,
      to: AT,
      perBucket,
      ratio: start => ratio(start - FROM),
    }),
  });
}

function statement(ledger: Ledger, events: SpendEvent[]) {
  return attributeSpend({
    ledger,
    events,
    objective: 0.99,
    from: FROM,
    to: AT,
  });
}

function event(
  cause: SpendEvent['cause'],
  from: number,
  to: number | null = null,
  options?: Partial<SpendEvent>,
): SpendEvent {
  return {
    id: `${cause}-${from / HOUR_MS}`,
    cause,
    title: cause,
    from: FROM + from,
    to: to === null ? null : FROM + to,
    ...options,
  };
}

describe('apportion', () => {
  it('gives parts that add up exactly in any order, each as near as can be', () => {
    const amount = fc.oneof(
      fc.double({ min: 0, max: 1e15, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(),
    );
    fc.assert(
      fc.property(
        amount,
        fc.array(amount, { minLength: 1, maxLength: 40 }),
        (total, weights) => {
          const parts = apportion({ total, weights });
          expect(sum(parts)).toBe(total);
          expect(sum([...parts].reverse())).toBe(total);
          expect(sum([...parts].sort((a, b) => a - b))).toBe(total);
          const all = sum(weights);
          fc.pre(all > 0);
          parts.forEach((part, index) => {
            const exact = (weights[index] / all) * total;
            expect(Math.abs(part - exact)).toBeLessThanOrEqual(
              1e-12 * total + Number.MIN_VALUE,
            );
            expect(part).toBeGreaterThanOrEqual(0);
          });
        },
      ),
      { numRuns: 500, endOnFailure: true },
    );
  });

  it('leaves whole numbers as they are', () => {
    expect(apportion({ total: 100, weights: [60, 0, 39, 1] })).toEqual([
      60, 0, 39, 1,
    ]);
    expect(apportion({ total: 7, weights: [0, 0] })).toEqual([0, 7]);
    expect(apportion({ total: 7, weights: [] })).toEqual([]);
    expect(apportion({ total: NaN, weights: [1, NaN] })).toEqual([0, 0]);
  });
});

describe('attributeSpend', () => {
  it('adds up to the total exactly, for any history and any events', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(
          fc.record({
            id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
            cause: fc.constantFrom(
              'deploy',
              'incident',
              'dependency',
              'maintenance',
            ),
            title: fc.constant(''),
            from: fc.integer({ min: FROM - DAY_MS, max: AT }),
            to: fc.option(fc.integer({ min: FROM, max: AT + DAY_MS })),
            causedBy: fc.constantFrom(undefined, 'a', 'b', 'nobody'),
          }),
          { maxLength: 8 },
        ),
        fc.boolean(),
        (seed, events, whole) => {
          const next = random(seed);
          const ledger = ledgerWith(() => {
            const ratio = next() < 0.2 ? next() : 0.001;
            return whole ? Math.floor(ratio * 1000) / 1000 : ratio;
          });
          const { bad, consumed, lines } = statement(ledger, events);
          expect(bad).toBe(ledger.measure(FROM, AT).bad);
          expect(sum(lines.map(line => line.bad))).toBe(bad);
          expect(sum(lines.map(line => line.consumed ?? NaN))).toBe(consumed);
          expect(lines[lines.length - 1].cause).toBe('unexplained');
        },
      ),
      { numRuns: 50, endOnFailure: true },
    );
  });

  it('finds what seeded outages came from', () => {
    const outage = (ms: number, from: number, hours: number) =>
      ms >= from * HOUR_MS && ms < (from + hours) * HOUR_MS;
    const ledger = ledgerWith(ms => {
      if (outage(ms, 10, 2)) return 0.3;
      if (outage(ms, 30, 1)) return 0.5;
      if (outage(ms, 50, 1)) return 0.2;
      if (outage(ms, 70, 1)) return 0.4;
      return 0.002;
    });
    const { lines, bad } = statement(ledger, [
      event('deploy', 10 * HOUR_MS, null, { title: '1.42' }),
      event('deploy', 20 * HOUR_MS, null, { title: '1.43, harmless' }),
      event('incident', 30 * HOUR_MS, 31 * HOUR_MS),
      event('maintenance', 50 * HOUR_MS, 51 * HOUR_MS),
      event('dependency', 0, HOUR_MS),
    ]);
    const shown = lines.map(line => [line.title, line.bad]);
    expect(shown).toEqual([
      // 24 slots of 300, less the 2 that are normal.
      ['1.42', 24 * 298],
      ['incident', 12 * 500],
      ['maintenance', 12 * 200],
      ['dependency', 12 * 2],
      ['Unexplained', expect.any(Number)],
    ]);
    expect(sum(lines.map(line => line.bad))).toBe(bad);
    // The outage at 70 h had no event; it stays visible.
    expect(lines[4].bad).toBeGreaterThan(12 * 400);
  });

  it('does not charge a deploy with what was so before, or comes much later', () => {
    const always = ledgerWith(() => 0.05);
    expect(statement(always, [event('deploy', 10 * HOUR_MS)]).lines).toEqual([
      expect.objectContaining({ cause: 'unexplained', id: null }),
    ]);
    const later = ledgerWith(ms => (ms > 14 * HOUR_MS ? 0.5 : 0));
    expect(
      statement(later, [event('deploy', 10 * HOUR_MS)]).lines,
    ).toHaveLength(1);
  });

  it('lasts a day at most, and goes on past a deploy that made nothing worse', () => {
    const ledger = ledgerWith(ms => (ms >= 0 ? 0.1 : 0));
    const harmless = event('deploy', 2 * HOUR_MS + 1);
    const { lines } = statement(ledger, [event('deploy', 0), harmless]);
    expect(lines.map(line => [line.id, line.bad])).toEqual([
      ['deploy-0', 288 * 100],
      [null, 4 * 288 * 100],
    ]);
  });

  it('charges a second deploy with what it added', () => {
    const ledger = ledgerWith(ms => {
      if (ms < 0 || ms >= 4 * HOUR_MS) return 0;
      return ms < 2 * HOUR_MS ? 0.1 : 0.5;
    });
    const events = [event('deploy', 0), event('deploy', 2 * HOUR_MS)];
    const { lines } = statement(ledger, events);
    expect(lines.map(line => [line.id, line.bad])).toEqual([
      ['deploy-2', 24 * 400],
      ['deploy-0', 48 * 100],
      [null, 0],
    ]);
  });

  it('charges an incident to the deploy that caused it', () => {
    const ledger = ledgerWith(ms => (ms >= 0 && ms < HOUR_MS ? 0.5 : 0));
    const deploy = event('deploy', -4 * BUCKET_MS, null, { id: 'd' });
    const incident = event('incident', 0, HOUR_MS, { causedBy: 'd' });
    expect(statement(ledger, [deploy, incident]).lines).toEqual([
      expect.objectContaining({ cause: 'deploy', id: 'd', bad: 6000 }),
      expect.objectContaining({ cause: 'unexplained', bad: 0, consumed: 0 }),
    ]);
  });
});
