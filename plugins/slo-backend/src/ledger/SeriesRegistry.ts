import type { Knex } from 'knex';
import { inSlices } from '../database/inSlices';
import { Turns } from '../lib/Turns';
import { layout } from './layout';
import type { SeriesKey } from './SeriesKey';

interface Row {
  id: number;
  slo_id: number;
  source: string;
  sli_hash: string;
  rank: number;
}

/** A series and its place among those of the same SLO and source. */
export interface Series extends SeriesKey {
  id: number;
  /** The highest counts. */
  rank: number;
}

/** Knows the rows of `ledger_series`, and makes them. */
export class SeriesRegistry {
  readonly #knex: Knex;
  readonly #now: () => number;

  constructor(options: { knex: Knex; now: () => number }) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  /** All series of these SLOs. */
  async ofSlos(
    sloIds: readonly number[],
    knex: Knex = this.#knex,
  ): Promise<Series[]> {
    const found: Series[] = [];
    for (const slice of inSlices(sloIds, 500)) {
      const rows = await knex<Row>('ledger_series')
        .whereIn('slo_id', slice)
        .select('id', 'slo_id', 'source', 'sli_hash', 'rank');
      found.push(...rows.map(toSeries));
    }
    return found;
  }

  /**
   * Series for these keys, in their order; made where they aren't there yet. One for a definition that the SLO has now becomes
   * the one that counts, also when the SLO goes back to what it was before.
   */
  async ensure(keys: readonly SeriesKey[]): Promise<Series[]> {
    const known = new Map(
      (await this.ofSlos([...new Set(keys.map(({ sloId }) => sloId))])).map(
        series => [keyOf(series), series],
      ),
    );
    const highest = new Map<string, number>();
    for (const { sloId, source, rank } of known.values()) {
      const place = `${sloId} ${source}`;
      highest.set(place, Math.max(rank, highest.get(place) ?? 0));
    }
    const result: Series[] = [];
    // With SQLite, waiting for an answer doesn't let anything else go first.
    const turns = new Turns();
    for (const key of keys) {
      await turns.next();
      const series = known.get(keyOf(key));
      const counts =
        series && series.rank === highest.get(`${key.sloId} ${key.source}`);
      result.push(counts ? series : await this.#promote(key));
    }
    return result;
  }

  async #promote(key: SeriesKey): Promise<Series> {
    return this.#knex.transaction(async tx => {
      // Whoever holds the SLO's row decides about its ranks.
      const slo = await tx('slos')
        .where({ id: key.sloId })
        .forUpdate()
        .first('sli_hash');
      const siblings = await tx<Row>('ledger_series')
        .where({ slo_id: key.sloId, source: key.source })
        .select('id', 'slo_id', 'source', 'sli_hash', 'rank');
      const rank = Math.max(0, ...siblings.map(row => row.rank)) + 1;
      const known = siblings.find(row => row.sli_hash === key.sliHash);
      if (!known) {
        const isCurrent = key.sliHash === '' || slo?.sli_hash === key.sliHash;
        return this.#insert(tx, key, isCurrent ? rank : 0);
      }
      if (known.rank === rank - 1 || slo?.sli_hash !== key.sliHash) {
        return toSeries(known);
      }
      await tx('ledger_series').where({ id: known.id }).update({ rank });
      await this.#markAllDaysStale(tx, key.sloId);
      return toSeries({ ...known, rank });
    });
  }

  async #insert(tx: Knex, key: SeriesKey, rank: number): Promise<Series> {
    const [{ id }] = await tx('ledger_series')
      .insert({
        slo_id: key.sloId,
        source: key.source,
        sli_hash: key.sliHash,
        rank,
        read_ranges: '[]',
        notes: '[]',
        failures: 0,
      })
      .returning('id');
    return { ...key, id, rank };
  }

  /** Hours were added up from the definition that counted before. */
  async #markAllDaysStale(tx: Knex, sloId: number): Promise<void> {
    const today = Math.floor(this.#now() / layout.dayMs);
    const days = layout.acceptBucketsMs / layout.dayMs;
    const rows = Array.from({ length: days }, (_, index) => ({
      slo_id: sloId,
      day: today - index,
      version: 1,
    }));
    await tx('ledger_stale_days')
      .insert(rows)
      .onConflict(['slo_id', 'day'])
      .merge({ version: tx.raw('ledger_stale_days.version + 1') });
  }
}

function keyOf(key: SeriesKey): string {
  return JSON.stringify([key.sloId, key.source, key.sliHash]);
}

function toSeries(row: Row): Series {
  return {
    id: row.id,
    sloId: row.slo_id,
    source: row.source,
    sliHash: row.sli_hash,
    rank: row.rank,
  };
}
