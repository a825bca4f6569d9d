import fc from 'fast-check';
import { coveringSet } from './coveringSet';

/** Every row there is. */
function everyRow(sizes: number[]): number[][] {
  return sizes.reduce<number[][]>(
    (rows, size) =>
      rows.flatMap(row => Array.from({ length: size }, (_, v) => [...row, v])),
    [[]],
  );
}

function pairsOf(rows: number[][]): Set<string> {
  return new Set(
    rows.flatMap(row =>
      row.flatMap((a, i) =>
        row.flatMap((b, j) => (j > i ? [`${i}=${a} ${j}=${b}`] : [])),
      ),
    ),
  );
}

describe('coveringSet', () => {
  it('has every pair of values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2, max: 4 }), {
          minLength: 2,
          maxLength: 7,
        }),
        sizes => {
          const first = sizes.map(() => 0);
          const rows = coveringSet({ sizes, first, isValid: () => true });
          expect(pairsOf(rows)).toEqual(pairsOf(everyRow(sizes)));
          expect(rows[0]).toEqual(first);
        },
      ),
    );
  });

  it('has every pair that can be had where a field is only shown for some values of another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2, max: 4 }), {
          minLength: 4,
          maxLength: 6,
        }),
        fc.array(
          fc.record({
            field: fc.integer({ min: 1, max: 5 }),
            on: fc.integer({ min: 0, max: 4 }),
            value: fc.integer({ min: 0, max: 3 }),
          }),
          { maxLength: 2 },
        ),
        (sizes, given) => {
          // Index 0 stands for "not shown"; a field depends on one that stands before it, as in forms.
          const conditions = given.filter(
            ({ field, on, value }, index) =>
              on < field &&
              field < sizes.length &&
              value < sizes[on] &&
              given.findIndex(other => other.field === field) === index,
          );
          const isValid = (row: readonly number[]) =>
            conditions.every(
              ({ field, on, value }) =>
                (row[on] === value && row[on] !== 0) === (row[field] !== 0),
            );
          const first = sizes.map(() => 0);
          fc.pre(isValid(first));
          const rows = coveringSet({ sizes, first, isValid });
          expect(rows.every(isValid)).toBe(true);
          expect(pairsOf(rows)).toEqual(
            pairsOf(everyRow(sizes).filter(isValid)),
          );
        },
      ),
    );
  });

  it('stays small', () => {
    const sizes = [4, 4, 3, 3, 3, 3, 3, 2, 2, 2];
    const rows = coveringSet({
      sizes,
      first: sizes.map(() => 0),
      isValid: () => true,
    });
    expect(rows.length).toBeLessThanOrEqual(22);
  });

  it('is the same each time', () => {
    const options = {
      sizes: [3, 4, 2, 3],
      first: [0, 0, 0, 0],
      isValid: (row: readonly number[]) => !(row[0] === 1 && row[2] === 1),
    };
    expect(coveringSet(options)).toEqual(coveringSet(options));
  });
});
