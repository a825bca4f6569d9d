import type { RehearsedVersion } from '@causeway/plugin-slo-common';
import { formatBudget } from './formatBudget';
import { formatPercent } from './formatPercent';
import { plural } from './plural';
import { windowText } from './windowText';

/** A number of each side. */
export interface ComparisonRow {
  label: string;
  values: string[];
  /** The sides are not the same. */
  differs: boolean;
}

type Read = (version: RehearsedVersion) => string | undefined;

const ROWS: { label: string; read: Read }[] = [
  { label: 'Objective', read: ({ objective }) => formatPercent(objective) },
  { label: 'Window', read: ({ window }) => windowText(window) },
  {
    label: 'Pages',
    read: ({ rehearsal }) => rehearsal?.pages.length.toString(),
  },
  {
    label: 'Tickets',
    read: ({ rehearsal }) => rehearsal?.tickets.length.toString(),
  },
  {
    label: 'Budget used at the end',
    read: ({ rehearsal }) =>
      rehearsal ? formatBudget(rehearsal.budget.consumed) : undefined,
  },
  {
    label: 'Most that was used',
    read: ({ rehearsal }) =>
      rehearsal ? formatBudget(rehearsal.peakConsumed) : undefined,
  },
  {
    label: 'Time without budget',
    read: ({ rehearsal }) =>
      rehearsal ? plural(rehearsal.hoursExhausted, 'hour') : undefined,
  },
  {
    label: 'Alerts that can never fire',
    read: ({ rehearsal }) => rehearsal?.unreachable.length.toString(),
  },
  {
    label: 'Pages that met an incident',
    read: ({ rehearsal }) =>
      rehearsal?.detection && formatPercent(rehearsal.detection.precision),
  },
  {
    label: 'Incidents that were paged',
    read: ({ rehearsal }) =>
      rehearsal?.detection && formatPercent(rehearsal.detection.recall),
  },
];

/** What several versions of an SLO come to, row by row; rows that none of them has are left out. */
export function comparisonRows(
  versions: (RehearsedVersion | null)[],
): ComparisonRow[] {
  return ROWS.map(({ label, read }) => {
    const values = versions.map(version => version && read(version));
    return {
      label,
      values: values.map(value => value ?? 'unknown'),
      differs: new Set(values).size > 1,
      known: values.some(value => value !== undefined && value !== null),
    };
  })
    .filter(({ known }) => known)
    .map(({ label, values, differs }) => ({ label, values, differs }));
}
