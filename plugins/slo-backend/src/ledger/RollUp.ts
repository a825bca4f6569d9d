import { rollUpToHours } from '@causeway/plugin-slo-common';
import type { Knex } from 'knex';
import { giveWay } from '../database/giveWay';
import { layout } from './layout';
import { mergeSources } from './mergeSources';
import { readSeriesBuckets } from './readSeriesBuckets';
import type { SeriesRegistry } from './SeriesRegistry';
import { writeHourRows } from './writeHourRows';

/** SLOs whose day is added up in one transaction. */
const BATCH = 50;

/**
 * Adds the buckets of days that are over up to hours, and again whenever late data comes. A day is marked in the transaction
 * that writes its buckets, and the mark goes in the transaction that adds them up, so no write is missed.
 */
export class RollUp {
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

  /** Adds up everything that is to be added up, a day of some SLOs at a time. */
  async run(signal?: AbortSignal): Promise<void> {
    while (!signal?.aborted && (await this.#runBatch())) {
      await giveWay();
    }
  }

  async #runBatch(): Promise<boolean> {
    const closed = Math.floor(
      (this.#now() - layout.closeAfterMs) / layout.dayMs,
    );
    return this.#knex.transaction(async tx => {
      const first: { day: number } | undefined = await tx('ledger_stale_days')
        .where('day', '<', closed)
        .orderBy('day', 'desc')
        .first('day');
      if (!first) return false;
      // Locked, so that whoever writes more of that day waits, and then marks it again.
      const marks: { slo_id: number }[] = await tx('ledger_stale_days')
        .where({ day: first.day })
        .orderBy('slo_id')
        .limit(BATCH)
        .forUpdate()
        .select('slo_id');
      const sloIds = marks.map(({ slo_id: id }) => id);
      await this.#addUp(tx, sloIds, first.day);
      await tx('ledger_stale_days')
        .where({ day: first.day })
        .whereIn('slo_id', sloIds)
        .delete();
      return true;
    });
  }

  async #addUp(tx: Knex, sloIds: number[], day: number): Promise<void> {
    const series = await this.#series.ofSlos(sloIds, tx);
    const from = day * layout.dayMs;
    const found = await readSeriesBuckets(tx, {
      series,
      range: { from, to: from + layout.dayMs },
    });
    const slos = [...found.entries()].map(([sloId, all]) => {
      const filled = all.filter(({ buckets }) => buckets.length > 0);
      const rank = Math.max(0, ...filled.map(one => one.rank));
      return {
        sloId,
        hours: rollUpToHours(mergeSources(filled)).map(hour => ({
          ...hour,
          rank,
        })),
      };
    });
    await writeHourRows(tx, slos, { replace: true });
  }
}
