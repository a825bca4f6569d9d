import fc from 'fast-check';
import { gapsOf } from './gapsOf';
import { placeLabels } from './placeLabels';
import { sampleRows } from './sampleRows';
import { sparkPath } from './sparkPath';
import { timeTicks } from './timeTicks';

const scale = { width: 100, height: 20, low: 0, high: 1 };

it('draws gaps as gaps, and a point alone as a dot', () => {
  expect(sparkPath([1, 0.5, null, 0, null], scale)).toBe(
    'M0 0L25 10M75 20h0.1',
  );
  expect(sparkPath([null, null], scale)).toBe('');
});

it('finds the times of which nothing is known, to their ends', () => {
  expect(gapsOf([0, 1, 2, 3, 4], [1, null, null, 2, null])).toEqual([
    { from: 0, to: 3 },
    { from: 3, to: 4 },
  ]);
  expect(gapsOf([0, 1], [null, null])).toEqual([{ from: 0, to: 1 }]);
});

it('puts labels where none covers another, and leaves out what finds no room', () => {
  const wish = (x: number) => ({ x, text: 'deploy 1.2.3' });
  const placed = placeLabels([wish(0), wish(10), wish(20), wish(95)], {
    left: 0,
    right: 100,
    rows: 2,
  });
  expect(placed.map(({ row }) => row)).toEqual([0, 1, undefined, undefined]);
  expect(
    placeLabels([wish(95)], { left: 0, right: 100, rows: 1 })[0],
  ).toMatchObject({ row: 0, anchor: 'end' });
});

it('names at most five moments, all within', () => {
  const moment = fc.integer({ min: 1e12, max: 2e12 });
  const length = fc.integer({ min: 3_600_000, max: 400 * 86_400_000 });
  fc.assert(
    fc.property(moment, length, (from, ms) => {
      const { ticks, format } = timeTicks(from, from + ms);
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks.length).toBeGreaterThan(0);
      for (const at of ticks) {
        expect(at).toBeGreaterThanOrEqual(from);
        expect(at).toBeLessThanOrEqual(from + ms);
        expect(format(at)).not.toBe('Invalid Date');
      }
    }),
  );
});

it('tells of everything that happened in fewer rows', () => {
  const points = Array.from({ length: 241 }, (_, index) => ({
    at: index,
    remaining: null,
    attainment: null,
    bad: 1,
    total: 10,
    coverage: 1,
    burnRates: {},
    burnPeaks: {},
  }));
  const rows = sampleRows(points, 30);
  expect(rows.length).toBeLessThanOrEqual(30);
  expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(2410);
  expect(rows[rows.length - 1].at).toBe(240);
});
