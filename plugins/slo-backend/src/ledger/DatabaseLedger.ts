import type { LedgerBucket } from '@causeway/plugin-slo-common';
import type { SloRef } from '@causeway/plugin-slo-node';
import type { Knex } from 'knex';
import { giveWay } from '../database/giveWay';
import { inSlices } from '../database/inSlices';
import type { HistoryRange, LedgerStore, SloHistory } from '../store';
import { layout } from './layout';
import { mergeSources } from './mergeSources';
import { unpackHours, type PackedHours } from './packHours';
import { readSeriesBuckets } from './readSeriesBuckets';
import { SeriesRegistry } from './SeriesRegistry';

/** Histories that are read at a time: SQLite answers while everything else waits. */
const BATCH = 8;

/** Reads the ledger. */
export class DatabaseLedger implements LedgerStore {
  readonly #knex: Knex;
  readonly #series: SeriesRegistry;
  readonly #now: () => number;

  constructor(options: {
    knex: Knex;
    series: SeriesRegistry;
    now: () => number;
  }) {
    this.#knex = options.knex;
    this.#series = options.series;
    this.#now = options.now;
  }

  async read(slo: SloRef, range: HistoryRange): Promise<SloHistory> {
    const [history] = await this.#readBatch([slo], range);
    return history;
  }

  async *readMany(
    slos: readonly SloRef[],
    range: HistoryRange,
  ): AsyncIterable<SloHistory> {
    for (const batch of inSlices(slos, BATCH)) {
      for (const history of await this.#readBatch(batch, range)) {
        yield history;
      }
      await giveWay();
    }
  }

  async #readBatch(
    slos: readonly SloRef[],
    range: HistoryRange,
  ): Promise<SloHistory[]> {
    const ids = await this.#findIds(slos);
    const sloIds = [...ids.values()];
    const fineFrom = this.#fineFrom(range);
    const series = await this.#series.ofSlos(sloIds);
    const stale = await this.#staleDays(sloIds, { ...range, to: fineFrom });
    const buckets = await readSeriesBuckets(this.#knex, {
      series,
      range: { from: fineFrom, to: range.to },
      alsoDays: stale,
    });
    await giveWay();
    const hours = await this.#readHours(sloIds, range, fineFrom);
    await giveWay();
    return slos.map(slo => {
      const id = ids.get(keyOf(slo)) ?? -1;
      const staleDays = stale.get(id);
      return toHistory({
        slo,
        buckets: mergeSources(buckets.get(id) ?? []).filter(
          ({ start }) => start > range.from - layout.bucketMs,
        ),
        // Those of a stale day are added up by the reader, from its buckets.
        hours: (hours.get(id) ?? []).filter(
          ({ start }) =>
            !staleDays?.has(Math.floor(start / layout.dayMs)) ||
            start < this.#keptFrom(),
        ),
      });
    });
  }

  /** Where buckets begin to be read; hours answer for what is before. */
  #fineFrom(range: HistoryRange): number {
    const wanted = Math.max(range.from, range.fineFrom ?? range.from);
    const fineFrom = Math.max(wanted, this.#keptFrom());
    const day = Math.floor(fineFrom / layout.dayMs) * layout.dayMs;
    return fineFrom === range.from ? fineFrom : Math.max(range.from, day);
  }

  /** The first day of which all buckets are kept. */
  #keptFrom(): number {
    const oldest = this.#now() - layout.acceptBucketsMs;
    return Math.ceil(oldest / layout.dayMs) * layout.dayMs;
  }

  async #findIds(slos: readonly SloRef[]): Promise<Map<string, number>> {
    const rows: { id: number; entity_ref: string; name: string }[] =
      await this.#knex('slos')
        .whereIn('entity_ref', [
          ...new Set(slos.map(({ entityRef }) => entityRef)),
        ])
        .whereIn('name', [...new Set(slos.map(({ name }) => name))])
        .select('id', 'entity_ref', 'name');
    const wanted = new Set(slos.map(keyOf));
    return new Map(
      rows
        .map(row => {
          const key = keyOf({ entityRef: row.entity_ref, name: row.name });
          return [key, row.id] as const;
        })
        .filter(([key]) => wanted.has(key)),
    );
  }

  /** Days before `to` whose hours aren't up to date, by row of the SLO. */
  async #staleDays(
    sloIds: number[],
    range: { from: number; to: number },
  ): Promise<Map<number, Set<number>>> {
    const rows: { slo_id: number; day: number }[] = await this.#knex(
      'ledger_stale_days',
    )
      .whereIn('slo_id', sloIds)
      .andWhere('day', '>=', Math.floor(range.from / layout.dayMs))
      .andWhere('day', '<', Math.ceil(range.to / layout.dayMs))
      .select('slo_id', 'day');
    const days = new Map<number, Set<number>>();
    for (const { slo_id: id, day } of rows) {
      days.set(id, (days.get(id) ?? new Set()).add(day));
    }
    return days;
  }

  async #readHours(
    sloIds: number[],
    range: HistoryRange,
    before: number,
  ): Promise<Map<number, LedgerBucket[]>> {
    const hours = new Map<number, LedgerBucket[]>();
    if (before <= range.from) return hours;
    const rows: (PackedHours & { slo_id: number })[] = await this.#knex(
      'ledger_hours',
    )
      .whereIn('slo_id', sloIds)
      .andWhere('chunk', '>=', Math.floor(range.from / layout.hoursChunkMs))
      .andWhere('chunk', '<', Math.ceil(before / layout.hoursChunkMs))
      .orderBy('chunk')
      .select('slo_id', 'chunk', 'sources', 'data');
    for (const row of rows) {
      const list = hours.get(row.slo_id) ?? [];
      for (const hour of unpackHours(row)) {
        // An hour that the range begins in belongs to it: the maths takes its share.
        if (hour.start > range.from - layout.hourMs && hour.start < before) {
          const { start, bad, total, coverage, source } = hour;
          list.push({ start, bad, total, coverage, source });
        }
      }
      hours.set(row.slo_id, list);
    }
    return hours;
  }
}

function keyOf({ entityRef, name }: SloRef): string {
  return JSON.stringify([entityRef, name]);
}

function toHistory(options: {
  slo: SloRef;
  buckets: LedgerBucket[];
  hours: LedgerBucket[];
}): SloHistory {
  const { slo, buckets, hours } = options;
  const sources = new Set<string>();
  let dataAt: number | null = null;
  const note = (list: LedgerBucket[], lengthMs: number) => {
    for (const { source, coverage, start } of list) {
      sources.add(source);
      if (coverage > 0) dataAt = Math.max(dataAt ?? 0, start + lengthMs);
    }
  };
  note(buckets, layout.bucketMs);
  note(hours, layout.hourMs);
  return {
    slo: { entityRef: slo.entityRef, name: slo.name },
    buckets,
    hours,
    sources: [
      ...new Set([...sources].flatMap(source => source.split('+'))),
    ].sort(),
    dataAt,
  };
}
