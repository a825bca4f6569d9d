/** Something that takes one of several values, known by their index. */
export interface CoveringOptions {
  /** How many values each factor has. */
  sizes: readonly number[];
  /** A valid row to begin with: the defaults. */
  first: readonly number[];
  /** Whether values go together. */
  isValid(row: readonly number[]): boolean;
}

/** How many rows are made, of which the best is kept. More make the set smaller, and take longer. */
const CANDIDATES = 60;

/** How many other factors are changed, at most, to make room for a pair of values. */
const MAX_REPAIRS = 3;

function pairKey(i: number, a: number, j: number, b: number): string {
  return i < j ? `${i}.${a}.${j}.${b}` : `${j}.${b}.${i}.${a}`;
}

/** Two factors, each with a value. */
type Pair = [i: number, a: number, j: number, b: number];

/** Pairs of values that no row has yet, in a fixed order. */
class Uncovered {
  readonly #pairs = new Set<string>();

  constructor(sizes: readonly number[]) {
    sizes.forEach((size, i) => {
      for (let j = i + 1; j < sizes.length; j += 1) {
        for (let a = 0; a < size; a += 1) {
          for (let b = 0; b < sizes[j]; b += 1) {
            this.#pairs.add(pairKey(i, a, j, b));
          }
        }
      }
    });
  }

  /** Some of the pairs, spread over all of them. */
  sample(count: number): Pair[] {
    const pairs = [...this.#pairs];
    const step = Math.max(1, Math.floor(pairs.length / count));
    return pairs
      .filter((_, index) => index % step === 0)
      .map(pair => {
        const [i, a, j, b] = pair.split('.').map(Number);
        return [i, a, j, b];
      });
  }

  /** How many new pairs a row would bring. */
  countIn(row: readonly number[]): number {
    return row.reduce(
      (count, a, i) =>
        count +
        row.filter((b, j) => j > i && this.#pairs.has(pairKey(i, a, j, b)))
          .length,
      0,
    );
  }

  /** How many new pairs a value would bring with those that are decided. */
  gain(
    row: readonly number[],
    decided: ReadonlySet<number>,
    factor: number,
    value: number,
  ): number {
    let gain = 0;
    for (const other of decided) {
      if (this.#pairs.has(pairKey(factor, value, other, row[other]))) {
        gain += 1;
      }
    }
    return gain;
  }

  cover(row: readonly number[]): void {
    row.forEach((a, i) => {
      for (let j = i + 1; j < row.length; j += 1) {
        this.#pairs.delete(pairKey(i, a, j, row[j]));
      }
    });
  }

  give(pair: Pair): void {
    this.#pairs.delete(pairKey(...pair));
  }
}

function withValue(
  row: readonly number[],
  factor: number,
  value: number,
): number[] {
  const changed = [...row];
  changed[factor] = value;
  return changed;
}

/** A valid row near the given one that keeps the fixed factors, if a few changes make one. */
function repair(
  options: CoveringOptions,
  row: readonly number[],
  fixed: ReadonlySet<number>,
  changes: number,
): readonly number[] | undefined {
  if (options.isValid(row)) {
    return row;
  }
  if (changes === 0) {
    return undefined;
  }
  for (const [factor, size] of options.sizes.entries()) {
    if (!fixed.has(factor)) {
      for (let value = 0; value < size; value += 1) {
        if (value !== row[factor]) {
          const repaired = repair(
            options,
            withValue(row, factor, value),
            new Set([...fixed, factor]),
            changes - 1,
          );
          if (repaired) {
            return repaired;
          }
        }
      }
    }
  }
  return undefined;
}

function repairWithFewest(
  options: CoveringOptions,
  row: readonly number[],
  fixed: ReadonlySet<number>,
): readonly number[] | undefined {
  for (let changes = 0; changes <= MAX_REPAIRS; changes += 1) {
    const repaired = repair(options, row, fixed, changes);
    if (repaired) {
      return repaired;
    }
  }
  return undefined;
}

/** The row with the value of one factor that brings most new pairs. */
function withBestValue(
  options: CoveringOptions,
  row: readonly number[],
  factor: number,
  decided: ReadonlySet<number>,
  uncovered: Uncovered,
): readonly number[] {
  const values = Array.from({ length: options.sizes[factor] }, (_, value) => ({
    value,
    gain: uncovered.gain(row, decided, factor, value),
  }));
  return (
    values
      .sort((a, b) => b.gain - a.gain || a.value - b.value)
      .map(({ value }) => withValue(row, factor, value))
      .find(candidate => options.isValid(candidate)) ?? row
  );
}

/** Decides every factor that is still free. */
function fill(
  options: CoveringOptions,
  start: readonly number[],
  fixed: ReadonlySet<number>,
  uncovered: Uncovered,
): readonly number[] {
  // The factors with most values first: they leave the least choice.
  const order = [...options.sizes.entries()]
    .sort(([i, a], [j, b]) => b - a || i - j)
    .map(([factor]) => factor);
  const decided = new Set(fixed);
  let row = start;
  for (const factor of order) {
    if (!decided.has(factor)) {
      row = withBestValue(options, row, factor, decided, uncovered);
      decided.add(factor);
    }
  }
  return row;
}

/** A row with both values of a pair; nothing when no valid row has both. */
function rowWith(
  options: CoveringOptions,
  [i, a, j, b]: Pair,
  uncovered: Uncovered,
): readonly number[] | undefined {
  const fixed = new Set([i, j]);
  const wanted = withValue(withValue(options.first, i, a), j, b);
  const start = repairWithFewest(options, wanted, fixed);
  return start && fill(options, start, fixed, uncovered);
}

/**
 * A small set of rows in which every two values that can go together do so at least once. Greedy, and the same for the
 * same input. Of the packages that do this, none keeps that promise where values exclude each other.
 */
export function coveringSet(options: CoveringOptions): number[][] {
  const uncovered = new Uncovered(options.sizes);
  const rows: number[][] = [[...options.first]];
  uncovered.cover(options.first);
  for (
    let pairs = uncovered.sample(CANDIDATES);
    pairs.length > 0;
    pairs = uncovered.sample(CANDIDATES)
  ) {
    let best: readonly number[] | undefined;
    for (const pair of pairs) {
      const row = rowWith(options, pair, uncovered);
      if (!row) {
        uncovered.give(pair);
      } else if (!best || uncovered.countIn(row) > uncovered.countIn(best)) {
        best = row;
      }
    }
    if (best) {
      rows.push([...best]);
      uncovered.cover(best);
    }
  }
  return rows;
}
