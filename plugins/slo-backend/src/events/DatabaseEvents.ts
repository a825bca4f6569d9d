import type { SpendCause, SpendEvent } from '@causeway/plugin-slo-common';
import type { ServiceEvent } from '@causeway/plugin-slo-node';
import type { Knex } from 'knex';
import { inSlices } from '../database/inSlices';
import { numberOrNull } from '../database/numberOrNull';
import type { EventStore } from '../store';

interface Row {
  entity_ref: string;
  id: string;
  cause: SpendCause;
  title: string;
  from_at: number | string;
  to_at: number | string | null;
  caused_by: string | null;
  reported_by: string;
  reported_at: number;
}

/** Keeps what happened to services. */
export class DatabaseEvents implements EventStore {
  readonly #knex: Knex;
  readonly #now: () => number;

  constructor(options: { knex: Knex; now: () => number }) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  async list(options: {
    entityRefs: readonly string[];
    from: number;
    to: number;
  }): Promise<Map<string, SpendEvent[]>> {
    const found = new Map<string, SpendEvent[]>();
    for (const slice of inSlices([...new Set(options.entityRefs)], 500)) {
      const rows = await this.#knex<Row>('service_events')
        .whereIn('entity_ref', slice)
        .andWhere('from_at', '<', options.to)
        .andWhere(touching =>
          touching
            .where('from_at', '>=', options.from)
            .orWhere('to_at', '>', options.from)
            .orWhere(lasting =>
              lasting.whereNull('to_at').whereNot({ cause: 'deploy' }),
            ),
        )
        .orderBy(['from_at', 'id']);
      for (const row of rows) {
        found.set(row.entity_ref, [
          ...(found.get(row.entity_ref) ?? []),
          toEvent(row),
        ]);
      }
    }
    return found;
  }

  async put(
    events: readonly ServiceEvent[],
    options: { reportedBy: string },
  ): Promise<string[]> {
    const newest = new Map(
      events.map(event => [JSON.stringify([event.entityRef, event.id]), event]),
    );
    const changed = new Set<string>();
    await this.#knex.transaction(async tx => {
      for (const event of newest.values()) {
        const { entityRef, id } = event;
        const row = toColumns(event);
        const known = await tx<Row>('service_events')
          .where({ entity_ref: entityRef, id })
          .first();
        if (
          known &&
          JSON.stringify(toEvent(known)) ===
            JSON.stringify(toEvent({ ...known, ...row }))
        ) {
          continue;
        }
        await tx('service_events')
          .insert({
            entity_ref: entityRef,
            id,
            ...row,
            reported_by: options.reportedBy,
            reported_at: this.#now(),
          })
          .onConflict(['entity_ref', 'id'])
          .merge();
        changed.add(entityRef);
      }
    });
    return [...changed];
  }
}

function toColumns(event: ServiceEvent) {
  return {
    cause: event.cause,
    title: event.title,
    from_at: event.from,
    to_at: event.to,
    caused_by: event.causedBy ?? null,
  };
}

function toEvent(row: Row): SpendEvent {
  return {
    id: row.id,
    cause: row.cause,
    title: row.title,
    from: Number(row.from_at),
    to: numberOrNull(row.to_at),
    ...(row.caused_by !== null && { causedBy: row.caused_by }),
  };
}
