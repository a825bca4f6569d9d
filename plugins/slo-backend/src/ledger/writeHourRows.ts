import type { Knex } from 'knex';
import { inSlices } from '../database/inSlices';
import type { HourSlot } from './HourSlot';
import { layout } from './layout';
import { packHours, unpackHours, type PackedHours } from './packHours';

/** Hours of one SLO. */
export interface SloHours {
  sloId: number;
  hours: HourSlot[];
}

type Row = PackedHours & { slo_id: number };

/**
 * Adds hours to those that are kept.
 *
 * @param tx - a transaction
 * @param options.replace - the hours were added up from everything that is known of them, so they stand for what was there, unless
 *   that was counted by a newer definition; else the better covered of two counts, then the one with more events
 * @returns ids of the SLOs of which anything is new
 */
export async function writeHourRows(
  tx: Knex,
  slos: readonly SloHours[],
  options: { replace: boolean },
): Promise<Set<number>> {
  const changed = new Set<number>();
  let left = rowsOf(slos);
  while (left.length > 0) {
    const missed: HoursOfRow[] = [];
    for (const slice of inSlices(left)) {
      const known = await lockRows(tx, slice);
      const updates: Row[] = [];
      const inserts: Row[] = [];
      for (const row of slice) {
        const before = known.get(keyOf(row));
        const merged = mergeHours(
          before ? unpackHours(before) : [],
          row,
          options,
        );
        if (merged) {
          changed.add(row.slo_id);
          (before ? updates : inserts).push({
            slo_id: row.slo_id,
            ...packHours(row.chunk, merged),
          });
        }
      }
      await updateRows(tx, updates);
      const made = await insertRows(tx, inserts);
      const lost = new Set(inserts.map(keyOf).filter(key => !made.has(key)));
      missed.push(...slice.filter(row => lost.has(keyOf(row))));
    }
    left = missed;
  }
  return changed;
}

interface HoursOfRow {
  slo_id: number;
  chunk: number;
  hours: HourSlot[];
}

function rowsOf(slos: readonly SloHours[]): HoursOfRow[] {
  const rows = new Map<string, HoursOfRow>();
  for (const { sloId, hours } of slos) {
    for (const hour of hours) {
      const chunk = Math.floor(hour.start / layout.hoursChunkMs);
      const key = keyOf({ slo_id: sloId, chunk });
      const row = rows.get(key) ?? { slo_id: sloId, chunk, hours: [] };
      row.hours.push(hour);
      rows.set(key, row);
    }
  }
  return [...rows.values()].sort(
    (a, b) => a.slo_id - b.slo_id || a.chunk - b.chunk,
  );
}

function keyOf(row: { slo_id: number; chunk: number }): string {
  return `${row.slo_id} ${row.chunk}`;
}

async function lockRows(
  tx: Knex,
  rows: HoursOfRow[],
): Promise<Map<string, Row>> {
  const found: Row[] = await tx<Row>('ledger_hours')
    .whereIn(
      'slo_id',
      rows.map(row => row.slo_id),
    )
    .whereIn(
      'chunk',
      rows.map(({ chunk }) => chunk),
    )
    .orderBy(['slo_id', 'chunk'])
    .forUpdate()
    .select();
  return new Map(found.map(row => [keyOf(row), row]));
}

/** The hours of a row with the fresh ones, or nothing if that changes nothing. */
function mergeHours(
  known: HourSlot[],
  row: HoursOfRow,
  options: { replace: boolean },
): HourSlot[] | undefined {
  const hours = new Map(known.map(hour => [hour.start, hour]));
  let changed = false;
  for (const hour of row.hours) {
    const other = hours.get(hour.start);
    if (!other || wins(hour, other, options)) {
      hours.set(hour.start, hour);
      changed = true;
    }
  }
  return changed ? [...hours.values()] : undefined;
}

function wins(
  hour: HourSlot,
  other: HourSlot,
  options: { replace: boolean },
): boolean {
  if (hour.rank !== other.rank) return hour.rank > other.rank;
  const difference =
    hour.coverage - other.coverage ||
    hour.total - other.total ||
    hour.bad - other.bad ||
    Number(hour.source < other.source) - Number(hour.source > other.source);
  return options.replace ? difference !== 0 : difference > 0;
}

async function updateRows(tx: Knex, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  await tx('ledger_hours')
    .insert(rows)
    .onConflict(['slo_id', 'chunk'])
    .merge(['data', 'sources']);
}

async function insertRows(tx: Knex, rows: Row[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const made: Pick<Row, 'slo_id' | 'chunk'>[] = await tx('ledger_hours')
    .insert(rows)
    .onConflict(['slo_id', 'chunk'])
    .ignore()
    .returning(['slo_id', 'chunk']);
  return new Set(made.map(keyOf));
}
