import type { LedgerBucket } from '@causeway/plugin-slo-common';
import type { Knex } from 'knex';
import { inSlices } from '../database/inSlices';
import { layout } from './layout';
import type { SeriesBuckets } from './mergeSources';
import type { Series } from './SeriesRegistry';
import { unpackSlots } from './unpackSlots';

/** Which buckets to read: all that touch the range. Times are milliseconds, `to` is exclusive. */
export interface BucketRange {
  from: number;
  to: number;
}

interface Row {
  series_id: number;
  chunk: number;
  data: Buffer;
}

/**
 * The buckets of some series within a range, by row of the SLO.
 *
 * @param options.alsoDays - days (since 1970) before `from` that are read, too, by row of the SLO
 */
export async function readSeriesBuckets(
  knex: Knex,
  options: {
    series: readonly Series[];
    range: BucketRange;
    alsoDays?: ReadonlyMap<number, ReadonlySet<number>>;
  },
): Promise<Map<number, SeriesBuckets[]>> {
  const { series, range, alsoDays = new Map() } = options;
  const days = [...alsoDays.values()].flatMap(set => [...set]);
  const from = Math.min(range.from, ...days.map(day => day * layout.dayMs));
  const wanted = (slo: number, start: number) =>
    start < range.to &&
    (start > range.from - layout.bucketMs ||
      alsoDays.get(slo)?.has(Math.floor(start / layout.dayMs)) === true);

  const result = new Map<number, SeriesBuckets[]>();
  const bySeries = new Map<number, LedgerBucket[]>();
  for (const { id, sloId, source, rank } of series) {
    const buckets: LedgerBucket[] = [];
    bySeries.set(id, buckets);
    const ofSlo = result.get(sloId) ?? [];
    ofSlo.push({ source, rank, buckets });
    result.set(sloId, ofSlo);
  }
  const byId = new Map(series.map(one => [one.id, one]));
  for (const slice of inSlices([...byId.keys()], 500)) {
    const rows = await knex<Row>('ledger_buckets')
      .whereIn('series_id', slice)
      .andWhere(
        'chunk',
        '>=',
        Math.floor((from - layout.bucketMs) / layout.chunkMs),
      )
      .andWhere('chunk', '<', Math.ceil(range.to / layout.chunkMs))
      .orderBy('chunk')
      .select();
    for (const row of rows) {
      const { sloId, source } = byId.get(row.series_id) as Series;
      const buckets = bySeries.get(row.series_id) as LedgerBucket[];
      const base = row.chunk * layout.chunkMs;
      for (const slot of unpackSlots(row.data)) {
        const start = base + slot.index * layout.bucketMs;
        if (wanted(sloId, start)) {
          const { bad, total, coverage } = slot;
          buckets.push({ start, bad, total, coverage, source });
        }
      }
    }
  }
  return result;
}
