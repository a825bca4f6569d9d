import type { Knex } from 'knex';
import { layout } from './layout';

/** Keys of batches are remembered for as long; what comes again later than that changes nothing either. */
const KEEP_BATCHES_MS = 7 * layout.dayMs;

/** Other backends have seen a change long before. */
const KEEP_CHANGES_MS = layout.hourMs;

/** Deletes what is kept no longer. Buckets go only when their hours are up to date. */
export class Retention {
  readonly #knex: Knex;
  readonly #now: () => number;

  constructor(options: { knex: Knex; now: () => number }) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  async run(): Promise<void> {
    const now = this.#now();
    await this.#deleteBuckets(now - layout.keepBucketsMs);
    await this.#knex('ledger_hours')
      .where(
        'chunk',
        '<',
        Math.floor((now - layout.keepHoursMs) / layout.hoursChunkMs),
      )
      .delete();
    await this.#knex('sample_batches')
      .where('received_at', '<', now - KEEP_BATCHES_MS)
      .delete();
    await this.#knex('service_events')
      .where('from_at', '<', now - layout.keepHoursMs)
      .whereNotNull('to_at')
      .delete();
    await this.#knex('changes')
      .where('at', '<', now - KEEP_CHANGES_MS)
      .delete();
  }

  async #deleteBuckets(before: number): Promise<void> {
    const oldestStale: { day?: number | null } | undefined = await this.#knex(
      'ledger_stale_days',
    )
      .min({ day: 'day' })
      .first();
    const limit = Math.min(
      before,
      (oldestStale?.day ?? Infinity) * layout.dayMs,
    );
    // Whole days, so that a day's buckets are all there or all gone.
    const day = Math.floor(limit / layout.dayMs) * layout.dayMs;
    await this.#knex('ledger_buckets')
      .where('chunk', '<', Math.floor(day / layout.chunkMs))
      .delete();
  }
}
