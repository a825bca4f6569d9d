import { rollUpToHours, type LedgerBucket } from '@causeway/plugin-slo-common';
import type { Knex } from 'knex';
import { inSlices } from '../database/inSlices';
import type { HourSlot } from './HourSlot';
import { layout } from './layout';
import type { Series } from './SeriesRegistry';
import { writeBucketRows, type BucketRow } from './writeBucketRows';
import { writeHourRows } from './writeHourRows';

/** Buckets of one series; each must have passed `checkBucket`. */
export interface SeriesWrite {
  series: Series;
  buckets: Omit<LedgerBucket, 'source'>[];
}

interface StaleDay {
  slo_id: number;
  day: number;
}

/**
 * Adds buckets to the ledger. Writing the same again changes nothing, and in which order things are written, and by how many
 * backends, doesn't matter.
 */
export class LedgerWriter {
  readonly #now: () => number;
  /** Days that are known to be marked; only such as can't be added up yet, so their marks stay. */
  #marked = new Set<string>();

  constructor(options: { now: () => number }) {
    this.#now = options.now;
  }

  /**
   * @param tx - a transaction: whoever notes how far a source was read does so in the same one
   * @returns ids of the SLOs of which anything is new
   */
  async write(
    tx: Knex.Transaction,
    writes: readonly SeriesWrite[],
  ): Promise<Set<number>> {
    const oldest =
      Math.floor((this.#now() - layout.acceptBucketsMs) / layout.dayMs) *
      layout.dayMs;
    const changedRows = await writeBucketRows(tx, toRows(writes, oldest));
    const sloOf = new Map(
      writes.map(({ series }) => [series.id, series.sloId] as const),
    );
    const days = changedRows.flatMap(({ seriesId, chunk, slots }) =>
      slots.map(({ index }) => ({
        slo_id: sloOf.get(seriesId) as number,
        day: Math.floor(
          (chunk * layout.chunkMs + index * layout.bucketMs) / layout.dayMs,
        ),
      })),
    );
    await this.#markStale(tx, days);
    const old = await writeHourRows(tx, toHours(writes, oldest), {
      replace: false,
    });
    return new Set([...days.map(day => day.slo_id), ...old]);
  }

  async #markStale(tx: Knex.Transaction, days: StaleDay[]): Promise<void> {
    // Half of the time that a day is left alone after its end: a write that began on the day has ended by then.
    const open = this.#now() - layout.closeAfterMs / 2;
    const fresh: StaleDay[] = [];
    const late: StaleDay[] = [];
    const unique = new Map(days.map(day => [keyOf(day), day]));
    for (const [key, day] of unique) {
      const isOpen = (day.day + 1) * layout.dayMs > open;
      if (!isOpen) late.push(day);
      else if (!this.#marked.has(key)) fresh.push(day);
    }
    for (const slice of inSlices(sorted(fresh))) {
      await tx('ledger_stale_days')
        .insert(slice.map(day => ({ ...day, version: 1 })))
        .onConflict(['slo_id', 'day'])
        .ignore();
    }
    for (const slice of inSlices(sorted(late))) {
      await tx('ledger_stale_days')
        .insert(slice.map(day => ({ ...day, version: 1 })))
        .onConflict(['slo_id', 'day'])
        .merge({ version: tx.raw('ledger_stale_days.version + 1') });
    }
    tx.executionPromise.then(
      () => this.#remember(fresh, open),
      () => {},
    );
  }

  #remember(days: StaleDay[], open: number): void {
    const stillOpen = [...this.#marked].filter(
      key => (Number(key.split(' ')[1]) + 1) * layout.dayMs > open,
    );
    this.#marked = new Set([...stillOpen, ...days.map(keyOf)]);
  }
}

function keyOf({ slo_id: id, day }: StaleDay): string {
  return `${id} ${day}`;
}

function sorted(days: StaleDay[]): StaleDay[] {
  return days.sort((a, b) => a.slo_id - b.slo_id || a.day - b.day);
}

function toRows(writes: readonly SeriesWrite[], oldest: number): BucketRow[] {
  const rows = new Map<string, BucketRow>();
  for (const { series, buckets } of writes) {
    for (const { start, bad, total, coverage } of buckets) {
      if (start >= oldest) {
        const chunk = Math.floor(start / layout.chunkMs);
        const key = `${series.id} ${chunk}`;
        const row = rows.get(key) ?? { seriesId: series.id, chunk, slots: [] };
        const index = (start - chunk * layout.chunkMs) / layout.bucketMs;
        row.slots.push({ index, bad, total, coverage, source: 0 });
        rows.set(key, row);
      }
    }
  }
  return [...rows.values()];
}

/** What is too old for buckets, added up to hours. */
function toHours(writes: readonly SeriesWrite[], oldest: number) {
  return writes
    .map(({ series, buckets }) => ({
      sloId: series.sloId,
      hours: rollUpToHours(
        buckets
          .filter(({ start }) => start < oldest)
          .map(bucket => ({ ...bucket, source: series.source })),
      ).map((hour): HourSlot => ({ ...hour, rank: series.rank })),
    }))
    .filter(({ hours }) => hours.length > 0);
}
