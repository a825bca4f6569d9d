import type { SloSummary } from '@causeway/plugin-slo-common';

type Cell = string | number | null;

const COLUMNS: Record<string, (row: SloSummary) => Cell> = {
  entity: row => row.entityRef,
  title: row => row.entityTitle,
  owner: row => row.owner,
  system: row => row.system,
  slo: row => row.name,
  description: row => row.description,
  objective: row => row.objective,
  window_days: ({ window }) =>
    window.type === 'rolling' ? window.durationMs / 86_400_000 : null,
  calendar: ({ window }) =>
    window.type === 'calendar' ? `${window.count} ${window.unit}` : null,
  truth: row => row.truth,
  reason: row => row.truthReason,
  state: row => row.state,
  good: row => row.good,
  bad: row => row.bad,
  total: row => row.total,
  allowed: row => row.allowed,
  coverage: row => row.coverage,
  attainment: row => row.attainment,
  consumed: row => row.consumed,
  remaining: row => row.remaining,
  burn_rate_1h: row => row.burnRates['1h'],
  page_alert: row => row.alerts.page,
  ticket_alert: row => row.alerts.ticket,
  stage: row => row.stage?.name ?? null,
  quarantined: row => row.quarantined,
  data_at: row => (row.dataAt ? new Date(row.dataAt).toISOString() : null),
  evaluated_at: row => new Date(row.evaluatedAt).toISOString(),
};

/** Rows as CSV (RFC 4180, UTF-8 with its mark). An unknown number is an empty cell, never 0. */
export function toCsv(rows: readonly SloSummary[]): string {
  const lines = [
    Object.keys(COLUMNS),
    ...rows.map(row => Object.values(COLUMNS).map(of => of(row))),
  ];
  return `\uFEFF${lines
    .map(cells => `${cells.map(toCell).join(',')}\r\n`)
    .join('')}`;
}

function toCell(value: Cell): string {
  if (typeof value === 'number') {
    return String(value);
  }
  const text = value ?? '';
  // A spreadsheet takes a text that begins so for a formula, and runs it: names come from other people's files.
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
