import type {
  AlertReading,
  SourceAlert,
  SourceBudget,
} from '@causeway/plugin-slo-node';
import type { Knex } from 'knex';
import { inSlices } from '../database/inSlices';
import type { AlertStore, StoredAlert, StoredBudget } from '../store';

interface Row {
  source: string;
  entity_ref: string;
  alerts: string;
  recorded: string;
  recorded_at: number | string | null;
}

/** Keeps what alert sources said last. */
export class DatabaseAlerts implements AlertStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async list(
    options: { entityRefs?: readonly string[] } = {},
  ): Promise<StoredAlert[]> {
    const answered = new Map<string, number>(
      (
        await this.#knex('source_states')
          .where({ kind: 'alerts' })
          .select('source', 'answered_at')
      ).map(row => [row.source, Number(row.answered_at)]),
    );
    return (await this.#rows(options)).flatMap(row =>
      parse<SourceAlert[]>(row.alerts).map(({ slo, alert }) => ({
        slo,
        alert: {
          ...alert,
          source: row.source,
          readAt: answered.get(row.source) ?? 0,
        },
      })),
    );
  }

  async recorded(
    options: { entityRefs?: readonly string[] } = {},
  ): Promise<StoredBudget[]> {
    return (await this.#rows(options)).flatMap(row =>
      parse<SourceBudget[]>(row.recorded).map(budget => ({
        ...budget,
        source: row.source,
        readAt: Number(row.recorded_at),
      })),
    );
  }

  async replace(options: {
    source: string;
    readAt: number;
    reading: AlertReading;
  }): Promise<string[]> {
    const { source, readAt, reading } = options;
    const alerts = byEntity(reading.alerts);
    const recorded = reading.recorded && byEntity(reading.recorded);
    return this.#knex.transaction(async tx => {
      const rows = await tx<Row>('source_alerts')
        .where({ source })
        .orderBy('entity_ref')
        .forUpdate();
      const known = new Map(rows.map(row => [row.entity_ref, row]));
      const changed: string[] = [];
      const refs = new Set([
        ...known.keys(),
        ...alerts.keys(),
        ...(recorded?.keys() ?? []),
      ]);
      for (const entityRef of [...refs].sort()) {
        const before = known.get(entityRef);
        const row: Row = {
          source,
          entity_ref: entityRef,
          alerts: JSON.stringify(alerts.get(entityRef) ?? []),
          recorded: recorded
            ? JSON.stringify(recorded.get(entityRef) ?? [])
            : before?.recorded ?? '[]',
          recorded_at: recorded ? readAt : before?.recorded_at ?? null,
        };
        if (
          row.alerts !== (before?.alerts ?? '[]') ||
          row.recorded !== (before?.recorded ?? '[]')
        ) {
          changed.push(entityRef);
        }
        await tx('source_alerts')
          .insert(row)
          .onConflict(['source', 'entity_ref'])
          .merge();
      }
      await tx('source_alerts')
        .where({ source, alerts: '[]', recorded: '[]' })
        .delete();
      await tx('source_states')
        .insert({ kind: 'alerts', source, answered_at: readAt, problem: null })
        .onConflict(['kind', 'source'])
        .merge();
      return changed;
    });
  }

  async #rows(options: { entityRefs?: readonly string[] }): Promise<Row[]> {
    if (!options.entityRefs) return this.#knex<Row>('source_alerts').select();
    const found: Row[] = [];
    for (const slice of inSlices(options.entityRefs, 500)) {
      found.push(
        ...(await this.#knex<Row>('source_alerts')
          .whereIn('entity_ref', slice)
          .select()),
      );
    }
    return found;
  }
}

function parse<T>(json: string): T {
  return JSON.parse(json);
}

/** Sorted, so that the same alerts in another order are no change. */
function byEntity<T extends { slo: { entityRef: string } }>(
  items: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of [...items].sort((a, b) =>
    JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
  )) {
    const { entityRef } = item.slo;
    groups.set(entityRef, [...(groups.get(entityRef) ?? []), item]);
  }
  return groups;
}
