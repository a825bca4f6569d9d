import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import { SLO_CHANGES_TOPIC, type SloChange } from '@causeway/plugin-slo-node';
import type { Knex } from 'knex';
import type { SloChanges } from './SloChanges';

/**
 * What was written up to so long ago is read again: another backend's change may become visible after a later one, and its clock
 * may be behind.
 */
const OVERLAP_MS = 60_000;

interface Row {
  id: number;
  at: number | string;
  kind: SloChange['kind'];
  entity_refs: string;
}

/** Changes of this backend at once; those of others by asking the database. */
export class DatabaseChanges implements SloChanges {
  readonly #knex: Knex;
  readonly #events: EventsService;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  readonly #origin = randomUUID();
  readonly #listeners = new Set<(change: SloChange) => void>();
  /** Ids of changes that were handed out, with their times. */
  readonly #seen = new Map<number, number>();
  #timer: NodeJS.Timeout | undefined;
  #from: number;

  constructor(options: {
    knex: Knex;
    events: EventsService;
    logger: LoggerService;
    now: () => number;
  }) {
    this.#knex = options.knex;
    this.#events = options.events;
    this.#logger = options.logger;
    this.#now = options.now;
    this.#from = options.now();
  }

  subscribe(listener: (change: SloChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async publish(change: SloChange): Promise<void> {
    if (change.entityRefs.length === 0) return;
    await this.#knex('changes').insert({
      origin: this.#origin,
      at: this.#now(),
      kind: change.kind,
      entity_refs: JSON.stringify(change.entityRefs),
    });
    this.#handOut(change);
    await this.#events.publish({
      topic: SLO_CHANGES_TOPIC,
      eventPayload: change,
    });
  }

  /** Begins to ask for the changes of other backends. */
  start(options: { everyMs?: number } = {}): void {
    const { everyMs = 5_000 } = options;
    let asking = false;
    this.#timer = setInterval(async () => {
      if (asking) return;
      asking = true;
      try {
        await this.poll();
      } catch (error) {
        this.#logger.warn(
          "Changes of other backends can't be read; asking again",
          toError(error),
        );
      }
      asking = false;
    }, everyMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Hands out what other backends changed. */
  async poll(): Promise<void> {
    const from = this.#from - OVERLAP_MS;
    const rows = await this.#knex<Row & { origin: string }>('changes')
      .where('at', '>=', from)
      .whereNot({ origin: this.#origin })
      .orderBy('id')
      .select('id', 'at', 'kind', 'entity_refs');
    this.#from = this.#now();
    for (const row of rows) {
      if (!this.#seen.has(row.id)) {
        this.#seen.set(row.id, Number(row.at));
        this.#handOut({
          kind: row.kind,
          entityRefs: JSON.parse(row.entity_refs),
        });
      }
    }
    for (const [id, at] of this.#seen) {
      if (at < from - OVERLAP_MS) this.#seen.delete(id);
    }
  }

  #handOut(change: SloChange): void {
    for (const listener of this.#listeners) {
      try {
        listener(change);
      } catch (error) {
        this.#logger.error('A change could not be taken in', toError(error));
      }
    }
  }
}
