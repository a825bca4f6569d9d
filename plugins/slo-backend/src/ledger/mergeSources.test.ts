import type { LedgerBucket } from '@causeway/plugin-slo-common';
import { mergeSources } from './mergeSources';

const bucket = (source: string, rest: Partial<LedgerBucket>): LedgerBucket => ({
  start: 0,
  bad: 1,
  total: 10,
  coverage: 1,
  source,
  ...rest,
});

const series = (
  source: string,
  rank: number,
  ...parts: Partial<LedgerBucket>[]
) => ({
  source,
  rank,
  buckets: parts.map(part => bucket(source, part)),
});

describe('mergeSources', () => {
  it('takes the newest definition of a source wherever it has data, the older one elsewhere', () => {
    const merged = mergeSources([
      series('a', 2, { start: 300_000, bad: 0, coverage: 0.5 }),
      series('a', 1, { start: 0, bad: 9 }, { start: 300_000, bad: 9 }),
    ]);
    expect(merged.map(({ start, bad }) => [start, bad])).toEqual([
      [0, 9],
      [300_000, 0],
    ]);
  });

  it('takes the better covered of two sources, then the exact one, then the one with more', () => {
    const winner = (...all: ReturnType<typeof series>[]) => {
      const forth = mergeSources(all);
      expect(mergeSources([...all].reverse())).toEqual(forth);
      return forth[0].source;
    };
    expect(
      winner(series('a', 1, { coverage: 0.9 }), series('b', 1, { total: 5 })),
    ).toBe('b');
    expect(
      winner(series('a/sloth', 1, { total: 99 }), series('b', 1, {})),
    ).toBe('b');
    expect(winner(series('a', 1, { total: 11 }), series('b', 1, {}))).toBe('a');
    expect(winner(series('a', 1, {}), series('b', 1, {}))).toBe('a');
  });

  it('sorts what a single source says', () => {
    const merged = mergeSources([
      series('a', 1, { start: 300_000 }, { start: 0 }),
      series('b', 1),
    ]);
    expect(merged.map(({ start }) => start)).toEqual([0, 300_000]);
  });
});
