import type { Knex } from 'knex';
import { inSlices } from '../database/inSlices';
import { mergeSlots } from './mergeSlots';
import type { PackedSlot } from './PackedSlot';
import { packSlots } from './packSlots';
import { unpackSlots } from './unpackSlots';

/** Slots for one row of `ledger_buckets`. */
export interface BucketRow {
  seriesId: number;
  chunk: number;
  slots: PackedSlot[];
}

interface Row {
  series_id: number;
  chunk: number;
  data: Buffer;
}

/**
 * Adds slots to rows of buckets, whoever else writes at the same time: a row is merged while it is locked, and a row that somebody
 * else made in between is merged in another round.
 *
 * @param tx - a transaction
 * @returns the rows in which anything is new
 */
export async function writeBucketRows(
  tx: Knex,
  rows: readonly BucketRow[],
): Promise<BucketRow[]> {
  const changed: BucketRow[] = [];
  let left = rows;
  while (left.length > 0) {
    const missed: BucketRow[] = [];
    for (const group of byChunk(left)) {
      for (const slice of inSlices(group)) {
        const result = await writeSlice(tx, slice);
        changed.push(...result.changed);
        missed.push(...result.missed);
      }
    }
    left = missed;
  }
  return changed;
}

/** In one order for everybody, so that two writers never wait for each other. */
function byChunk(rows: readonly BucketRow[]): BucketRow[][] {
  const groups = new Map<number, BucketRow[]>();
  for (const row of [...rows].sort((a, b) => a.seriesId - b.seriesId)) {
    groups.set(row.chunk, [...(groups.get(row.chunk) ?? []), row]);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, group]) => group);
}

async function writeSlice(
  tx: Knex,
  rows: BucketRow[],
): Promise<{ changed: BucketRow[]; missed: BucketRow[] }> {
  const { chunk } = rows[0];
  const known = new Map(
    (
      await tx<Row>('ledger_buckets')
        .where({ chunk })
        .whereIn(
          'series_id',
          rows.map(({ seriesId }) => seriesId),
        )
        .orderBy('series_id')
        .forUpdate()
        .select()
    ).map(row => [row.series_id, row]),
  );
  const changed: BucketRow[] = [];
  const updates: Row[] = [];
  const inserts: Row[] = [];
  for (const row of rows) {
    const before = known.get(row.seriesId);
    const merged = mergeSlots({
      known: before ? unpackSlots(before.data) : [],
      fresh: row.slots,
    });
    if (merged.changed) {
      changed.push(row);
      (before ? updates : inserts).push({
        series_id: row.seriesId,
        chunk,
        data: packSlots(merged.slots),
      });
    }
  }
  if (updates.length > 0) {
    await tx('ledger_buckets')
      .insert(updates)
      .onConflict(['series_id', 'chunk'])
      .merge(['data']);
  }
  const made = await insertNew(tx, inserts);
  const isMissed = (row: BucketRow) =>
    !known.has(row.seriesId) && !made.has(row.seriesId);
  return {
    changed: changed.filter(row => !isMissed(row)),
    missed: changed.filter(isMissed),
  };
}

async function insertNew(tx: Knex, rows: Row[]): Promise<Set<number>> {
  if (rows.length === 0) return new Set();
  const made: Pick<Row, 'series_id'>[] = await tx('ledger_buckets')
    .insert(rows)
    .onConflict(['series_id', 'chunk'])
    .ignore()
    .returning('series_id');
  return new Set(made.map(row => row.series_id));
}
