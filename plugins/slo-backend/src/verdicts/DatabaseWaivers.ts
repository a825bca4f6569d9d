import { randomUUID } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import type { SloWaiver } from '@causeway/plugin-slo-common';
import type { Knex } from 'knex';
import { inSlices } from '../database/inSlices';
import { numberOrNull } from '../database/numberOrNull';
import type { WaiverStore } from '../store';

interface Row {
  id: string;
  entity_ref: string;
  reason: string;
  approved_by: string;
  from_at: number | string;
  until_at: number | string;
  slos: string | null;
  revoked_at: number | string | null;
  revoked_by: string | null;
  created_at: number;
}

/** Keeps waivers. */
export class DatabaseWaivers implements WaiverStore {
  readonly #knex: Knex;
  readonly #now: () => number;

  constructor(options: { knex: Knex; now: () => number }) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  async list(options: {
    entityRefs: readonly string[];
    activeAt?: number;
  }): Promise<Map<string, SloWaiver[]>> {
    const { activeAt } = options;
    const found = new Map<string, SloWaiver[]>();
    for (const slice of inSlices([...new Set(options.entityRefs)], 500)) {
      const rows = this.#knex<Row>('waivers')
        .whereIn('entity_ref', slice)
        .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'id' }]);
      if (activeAt !== undefined) {
        rows
          .andWhere('from_at', '<=', activeAt)
          .andWhere('until_at', '>', activeAt)
          .andWhere(valid =>
            valid.whereNull('revoked_at').orWhere('revoked_at', '>', activeAt),
          );
      }
      for (const row of await rows) {
        found.set(row.entity_ref, [
          ...(found.get(row.entity_ref) ?? []),
          toWaiver(row),
        ]);
      }
    }
    return found;
  }

  async add(options: {
    entityRef: string;
    waiver: Pick<
      SloWaiver,
      'reason' | 'approvedBy' | 'from' | 'until' | 'slos'
    >;
  }): Promise<SloWaiver> {
    const { entityRef, waiver } = options;
    const row: Row = {
      id: randomUUID(),
      entity_ref: entityRef,
      reason: waiver.reason,
      approved_by: waiver.approvedBy,
      from_at: waiver.from,
      until_at: waiver.until,
      slos: waiver.slos ? JSON.stringify(waiver.slos) : null,
      revoked_at: null,
      revoked_by: null,
      created_at: this.#now(),
    };
    await this.#knex('waivers').insert(row);
    return toWaiver(row);
  }

  async revoke(options: {
    entityRef: string;
    id: string;
    revokedBy: string;
  }): Promise<SloWaiver> {
    const { entityRef, id, revokedBy } = options;
    const now = this.#now();
    const place = { entity_ref: entityRef, id };
    await this.#knex('waivers')
      .where(place)
      .whereNull('revoked_at')
      .andWhere('until_at', '>', now)
      .update({ revoked_at: now, revoked_by: revokedBy });
    const row = await this.#knex<Row>('waivers').where(place).first();
    if (!row) {
      throw new NotFoundError(`${entityRef} has no waiver '${id}'.`);
    }
    return toWaiver(row);
  }
}

function toWaiver(row: Row): SloWaiver {
  return {
    id: row.id,
    reason: row.reason,
    approvedBy: row.approved_by,
    from: Number(row.from_at),
    until: Number(row.until_at),
    ...(row.slos !== null && { slos: JSON.parse(row.slos) }),
    revokedAt: numberOrNull(row.revoked_at),
    revokedBy: row.revoked_by,
  };
}
