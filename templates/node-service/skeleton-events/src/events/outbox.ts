/**
 * The transactional outbox: an event is stored in the transaction that makes it true, and published afterwards. So none is lost
 * and none is told of what was rolled back; one may be published twice.
 */

import { randomUUID } from 'node:crypto';
import { context, propagation } from '@opentelemetry/api';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Logger } from 'pino';
import { NAME } from '../about.ts';
import type { Database } from '../database/schema.ts';
import type { Event, News } from './event.ts';
import { backoffMs, pause } from './pause.ts';
import type { Queue } from './queue.ts';

/** Held while publishing: one at a time keeps events in order. */
const ADVISORY_LOCK = 7_205_759_404;
const IDLE_MS = 500;

/** Publish what happened once the transaction is committed. Events of the same key keep their order. */
export async function publishLater(
  transaction: Transaction<Database>,
  { key, ...news }: News & { key: string },
): Promise<void> {
  const trace: { traceparent?: string } = {};
  propagation.inject(context.active(), trace);
  const event: Event = {
    specversion: '1.0',
    id: randomUUID(),
    source: NAME,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    ...trace,
    ...news,
  };
  await transaction
    .insertInto('outbox')
    .values({ key, event: JSON.stringify(event) })
    .execute();
}

export interface OutboxRelayOptions {
  db: Kysely<Database>;
  queue: Pick<Queue, 'batchSize' | 'publish'>;
  log: Logger;
}

/** Publishes what is in the outbox. */
export class OutboxRelay {
  readonly #db: Kysely<Database>;
  readonly #queue: Pick<Queue, 'batchSize' | 'publish'>;
  readonly #log: Logger;

  constructor({ db, queue, log }: OutboxRelayOptions) {
    this.#db = db;
    this.#queue = queue;
    this.#log = log;
  }

  /** Publish until told to stop. */
  async run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      try {
        const published = await this.publishBatch();
        failures = 0;
        if (published < this.#queue.batchSize) await pause(IDLE_MS, signal);
      } catch (error) {
        this.#log.warn({ reason: String(error) }, 'events can not be published just now');
        await pause(backoffMs(failures), signal);
        failures += 1;
      }
    }
  }

  /** Publish the first events; answers how many the queue took. None while another replica is at it. */
  async publishBatch(): Promise<number> {
    return this.#db.transaction().execute(async transaction => {
      const lock = sql<{
        held: boolean;
      }>`select pg_try_advisory_xact_lock(${ADVISORY_LOCK}) as held`;
      const { rows } = await lock.execute(transaction);
      if (!rows[0]?.held) return 0;
      const batch = await transaction
        .selectFrom('outbox')
        .select(['position', 'key', sql<string>`event::text`.as('body')])
        .orderBy('position')
        .limit(this.#queue.batchSize)
        .execute();
      if (batch.length === 0) return 0;
      const taken = await this.#queue.publish(batch);
      const positions = taken.map(({ position }) => position);
      await transaction.deleteFrom('outbox').where('position', 'in', positions).execute();
      return taken.length;
    });
  }

  /** How long the first event has been waiting; 0 when none does. */
  async oldestSeconds(): Promise<number> {
    const oldest = await this.#db
      .selectFrom('outbox')
      .select(sql<number>`extract(epoch from now() - created_at)::float8`.as('seconds'))
      .orderBy('position')
      .limit(1)
      .executeTakeFirst();
    return oldest?.seconds ?? 0;
  }
}
