import type {
  SloBoardFacet,
  SloSummary,
  SloTruth,
} from '@causeway/plugin-slo-common';
import type { BoardFilter } from './boardQuery';

type Test = (row: SloSummary) => boolean;

/** Rows that pass every filter; and, for each filter that has counts beside its values, rows that pass all the others. */
export interface FilteredRows {
  rows: SloSummary[];
  counts: Record<SloTruth, number>;
  owners: SloBoardFacet[];
  systems: SloBoardFacet[];
}

/**
 * Applies the filters of the board. Counts of a filter's values are of the rows that the other filters let through, so
 * that choosing one value doesn't empty the others.
 *
 * @param mine - entity refs that the caller owns through; only with `filter.mine`
 */
export function filterRows(options: {
  rows: readonly SloSummary[];
  filter: BoardFilter;
  mine?: readonly string[];
}): FilteredRows {
  const { filter, mine } = options;
  const tests = {
    owner: oneOf(filter.owner, row => row.owner),
    system: oneOf(filter.system, row => row.system),
    truth: oneOf(filter.truth, row => row.truth),
  };
  const others = everyTest([
    mine && (row => row.owner !== null && mine.includes(row.owner)),
    oneOf(filter.entity, row => row.entityRef),
    filter.stage.length > 0 && (row => inStage(row, filter.stage)),
    filter.problems &&
      (row =>
        row.quarantined !== null ||
        row.findings.errors + row.findings.warnings > 0),
    filter.q !== '' && contains(filter.q),
  ]);
  const rows = options.rows.filter(others);
  const passing = (names: (keyof typeof tests)[]) =>
    rows.filter(everyTest(names.map(name => tests[name])));
  const counts = { holds: 0, 'at-risk': 0, broken: 0, unknown: 0 };
  for (const row of passing(['owner', 'system'])) {
    counts[row.truth] += 1;
  }
  return {
    rows: passing(['owner', 'system', 'truth']),
    counts,
    owners: facetOf(passing(['system', 'truth']), row => [
      row.owner,
      row.ownerTitle,
    ]),
    systems: facetOf(passing(['owner', 'truth']), row => [
      row.system,
      row.systemTitle,
    ]),
  };
}

function everyTest(tests: (Test | false | undefined)[]): Test {
  const real = tests.filter((test): test is Test => Boolean(test));
  return row => real.every(test => test(row));
}

function oneOf(
  values: readonly string[],
  of: (row: SloSummary) => string | null,
): Test | undefined {
  if (values.length === 0) {
    return undefined;
  }
  const wanted = new Set(values.map(value => value.toLocaleLowerCase('en-US')));
  return row => wanted.has((of(row) ?? '').toLocaleLowerCase('en-US'));
}

function inStage(row: SloSummary, stages: readonly string[]): boolean {
  const { stage } = row;
  return (
    stage !== null &&
    (stages.includes(String(stage.index)) ||
      (stage.name !== null && stages.includes(stage.name)))
  );
}

function contains(q: string): Test {
  const words = q.toLocaleLowerCase('en-US').split(/\s+/);
  return row => {
    const text = [
      row.entityTitle,
      row.entityRef,
      row.service,
      row.name,
      row.description,
      row.ownerTitle,
      row.systemTitle,
    ]
      .join('\n')
      .toLocaleLowerCase('en-US');
    return words.every(word => text.includes(word));
  };
}

function facetOf(
  rows: SloSummary[],
  of: (row: SloSummary) => [string | null, string | null],
): SloBoardFacet[] {
  const facets = new Map<string, SloBoardFacet>();
  for (const row of rows) {
    const [value, title] = of(row);
    if (value !== null) {
      const facet = facets.get(value) ?? {
        value,
        title: title ?? value,
        count: 0,
      };
      facet.count += 1;
      facets.set(value, facet);
    }
  }
  return [...facets.values()].sort((a, b) =>
    a.title < b.title || (a.title === b.title && a.value < b.value) ? -1 : 1,
  );
}
