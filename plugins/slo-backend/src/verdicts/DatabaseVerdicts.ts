import {
  serializeVerdict,
  type PolicyVerdict,
} from '@causeway/plugin-slo-common';
import type { Knex } from 'knex';
import { inSlices } from '../database/inSlices';
import type { StoredVerdict, VerdictStore } from '../store';

interface Row {
  id: number;
  entity_ref: string;
  verdict: string;
}

/** Keeps what policies said. */
export class DatabaseVerdicts implements VerdictStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async latest(
    entityRefs: readonly string[],
  ): Promise<Map<string, StoredVerdict>> {
    const found = new Map<string, StoredVerdict>();
    for (const slice of inSlices([...new Set(entityRefs)], 500)) {
      const rows = await this.#knex<Row>('verdicts')
        .whereIn(
          'id',
          this.#knex('verdict_heads')
            .whereIn('entity_ref', slice)
            .select('verdict_id'),
        )
        .select('id', 'entity_ref', 'verdict');
      rows.forEach(row => found.set(row.entity_ref, toVerdict(row)));
    }
    return found;
  }

  async record(options: {
    entityRef: string;
    verdict: PolicyVerdict;
    previous: string | null;
    keep: boolean;
  }): Promise<string | undefined> {
    const { entityRef, verdict, previous, keep } = options;
    return this.#knex.transaction(async tx => {
      const [{ id }] = await tx('verdicts')
        .insert({
          entity_ref: entityRef,
          at: verdict.at,
          changed: verdict.changed,
          kept: keep,
          verdict: serializeVerdict(verdict),
        })
        .returning<{ id: number }[]>('id');
      if (!(await this.#takeHead(tx, { entityRef, id, previous }))) {
        await tx('verdicts').where({ id }).delete();
        return undefined;
      }
      if (previous !== null) {
        await tx('verdicts')
          .where({ id: Number(previous), kept: false })
          .delete();
      }
      return String(id);
    });
  }

  async list(options: {
    entityRef: string;
    limit: number;
    changed?: boolean;
  }): Promise<StoredVerdict[]> {
    const { entityRef, limit, changed } = options;
    const rows = await this.#knex<Row & { changed: boolean }>('verdicts')
      .where({ entity_ref: entityRef, ...(changed && { changed: true }) })
      .orderBy('id', 'desc')
      .limit(limit)
      .select('id', 'entity_ref', 'verdict');
    return rows.map(toVerdict);
  }

  async get(options: {
    entityRef: string;
    id: string;
  }): Promise<StoredVerdict | undefined> {
    if (!/^\d{1,9}$/.test(options.id)) return undefined;
    const row = await this.#knex<Row>('verdicts')
      .where({ id: Number(options.id), entity_ref: options.entityRef })
      .first('id', 'entity_ref', 'verdict');
    return row && toVerdict(row);
  }

  /** Whether the verdict became the newest one: nobody else recorded one since `previous`. */
  async #takeHead(
    tx: Knex,
    options: { entityRef: string; id: number; previous: string | null },
  ): Promise<boolean> {
    const { entityRef, id, previous } = options;
    const head = { entity_ref: entityRef, verdict_id: id };
    if (previous === null) {
      const made: unknown[] = await tx('verdict_heads')
        .insert(head)
        .onConflict('entity_ref')
        .ignore()
        .returning('entity_ref');
      return made.length > 0;
    }
    const taken = await tx('verdict_heads')
      .where({ entity_ref: entityRef, verdict_id: Number(previous) })
      .update({ verdict_id: id });
    return taken > 0;
  }
}

function toVerdict(row: Row): StoredVerdict {
  return {
    id: String(row.id),
    entityRef: row.entity_ref,
    verdict: JSON.parse(row.verdict),
  };
}
