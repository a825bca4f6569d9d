import fc from 'fast-check';
import {
  BUCKET_MS,
  HOUR_MS,
  Ledger,
  LedgerBucket,
  mergeBuckets,
  rollUpToHours,
} from '.';

const bucket = fc.record({
  start: fc.integer({ min: 0, max: 400 }).map(index => index * BUCKET_MS),
  bad: fc.integer({ min: 0, max: 1000 }),
  total: fc.integer({ min: 0, max: 1e9 }),
  coverage: fc.constantFrom(0, 0.2, 1),
  source: fc.constantFrom('a', 'b'),
});
const buckets = fc.array(bucket, { maxLength: 200 });
const time = fc.integer({ min: -BUCKET_MS, max: 410 * BUCKET_MS });

function bucketAt(index: number, parts?: Partial<LedgerBucket>): LedgerBucket {
  return {
    start: index * BUCKET_MS,
    bad: 1,
    total: 10,
    coverage: 1,
    source: 'a',
    ...parts,
  };
}

describe('mergeBuckets', () => {
  it('does not depend on order, repetition or grouping', () => {
    fc.assert(
      fc.property(buckets, buckets, (one, two) => {
        const merged = mergeBuckets({ buckets: [...one, ...two] });
        const again = mergeBuckets({
          buckets: [
            ...two,
            ...mergeBuckets({ buckets: [...one, ...one] }),
            ...two,
          ],
        });
        expect(again).toEqual(merged);
      }),
    );
  });

  it('takes late data, and the more trusted source', () => {
    const early = bucketAt(0, { coverage: 0.4, total: 4 });
    const late = bucketAt(0);
    expect(mergeBuckets({ buckets: [late, early] })).toEqual([late]);
    const exact = bucketAt(0, { source: 'exact', coverage: 0.8 });
    expect(
      mergeBuckets({ buckets: [late, exact], sources: ['exact', 'a'] }),
    ).toEqual([exact]);
  });
});

describe('rollUpToHours', () => {
  it('keeps every event and what was observed', () => {
    fc.assert(
      fc.property(buckets, list => {
        const fine = new Ledger({ buckets: list });
        const hours = new Ledger({ buckets: [], hours: rollUpToHours(list) });
        const both = new Ledger({ buckets: list, hours: rollUpToHours(list) });
        for (let from = 0; from < 400 * BUCKET_MS; from += 5 * HOUR_MS) {
          const expected = fine.measure(from, from + 3 * HOUR_MS);
          const rolled = hours.measure(from, from + 3 * HOUR_MS);
          expect(rolled.bad).toBe(expected.bad);
          expect(rolled.total).toBe(expected.total);
          expect(rolled.observedMs).toBeCloseTo(expected.observedMs, 3);
          expect(both.measure(from, from + 3 * HOUR_MS)).toEqual(expected);
        }
      }),
    );
  });

  it('names all sources', () => {
    const rolled = rollUpToHours([bucketAt(1, { source: 'b' }), bucketAt(0)]);
    expect(rolled).toEqual([
      { start: 0, bad: 2, total: 20, coverage: 1 / 6, source: 'a+b' },
    ]);
  });
});

describe('Ledger', () => {
  it('measures any range as a walk over all buckets does', () => {
    fc.assert(
      fc.property(buckets, time, time, (list, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const ledger = new Ledger({ buckets: list });
        const expected = { bad: 0, total: 0, observedMs: 0 };
        for (const { start, bad, total, coverage } of mergeBuckets({
          buckets: list,
        })) {
          const inside =
            Math.min(to, start + BUCKET_MS) - Math.max(from, start);
          const share = Math.max(0, inside) / BUCKET_MS;
          expected.bad += bad * share;
          expected.total += total * share;
          expected.observedMs += coverage * share * BUCKET_MS;
        }
        const counts = ledger.measure(from, to);
        expect(counts.bad).toBeCloseTo(expected.bad, 6);
        expect(counts.total / 1e9).toBeCloseTo(expected.total / 1e9, 9);
        expect(counts.observedMs).toBeCloseTo(expected.observedMs, 4);
      }),
    );
  });

  it('leaves no residue where nothing happened', () => {
    const list = Array.from({ length: 2000 }, (_, index) =>
      bucketAt(index, {
        bad: index < 1000 ? 0.1 + 1e9 * (index % 7) : 0,
        total: 1e12,
      }),
    );
    const ledger = new Ledger({ buckets: list });
    expect(ledger.measure(1000 * BUCKET_MS, 2000 * BUCKET_MS).bad).toBe(0);
    expect(ledger.measure(999 * BUCKET_MS, 2000 * BUCKET_MS).bad).toBe(
      list[999].bad,
    );
  });

  it('prefers whichever of hour and buckets observed more', () => {
    const hour = { start: 0, bad: 5, total: 120, coverage: 1, source: 'a' };
    const some = new Ledger({ buckets: [bucketAt(0)], hours: [hour] });
    expect(some.measure(0, HOUR_MS)).toEqual({
      bad: 5,
      total: 120,
      observedMs: HOUR_MS,
    });
    const all = Array.from({ length: 12 }, (_, index) => bucketAt(index));
    const full = new Ledger({
      buckets: all,
      hours: [{ ...hour, coverage: 0.5 }],
    });
    expect(full.measure(0, HOUR_MS).bad).toBe(12);
  });

  it.each([
    ['bad', NaN],
    ['bad', -1],
    ['total', Infinity],
    ['total', 1e300],
    ['coverage', 1.1],
    ['coverage', NaN],
    ['start', 1],
    ['start', NaN],
  ])('leaves out a bucket whose %s is %s, and says so', (key, value) => {
    const wrong = { ...bucketAt(1), [key]: value };
    const ledger = new Ledger({ buckets: [bucketAt(0), wrong] });
    expect(ledger.entries).toHaveLength(1);
    expect(ledger.rejected).toEqual([
      { bucket: wrong, reason: expect.stringContaining(key) },
    ]);
  });

  it('cuts slots to the range', () => {
    const ledger = new Ledger({ buckets: [bucketAt(0), bucketAt(1)] });
    expect(ledger.slots(BUCKET_MS / 2, BUCKET_MS)).toEqual([
      { start: BUCKET_MS / 2, end: BUCKET_MS, bad: 0.5, total: 5, coverage: 1 },
    ]);
    expect(ledger.slots(NaN, NaN)).toEqual([]);
  });
});
