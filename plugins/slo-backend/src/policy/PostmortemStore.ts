import type { PostmortemTask } from '@causeway/plugin-slo-common';
import type { Knex } from 'knex';
import { numberOrNull } from '../database/numberOrNull';
import type { StoredVerdict } from '../store';

/** A week, as the incident runbook has it. */
const DUE_MS = 7 * 86_400_000;

interface Row {
  id: number;
  verdict_id: string;
  entity_ref: string;
  slo: string | null;
  stage: string;
  reason: string;
  opened_at: number | string;
  due_at: number | string;
}

/** Postmortems that policies asked for. */
export class PostmortemStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Opens the task of a verdict, once. */
  async open(
    { id, entityRef, verdict }: StoredVerdict,
    options: { within?: Knex } = {},
  ): Promise<void> {
    await (options.within ?? this.#knex)('judge_postmortem_tasks')
      .insert({
        verdict_id: id,
        entity_ref: entityRef,
        slo: verdict.decidedBy,
        stage: verdict.stageName ?? '',
        reason: verdict.reason,
        opened_at: verdict.at,
        due_at: verdict.at + DUE_MS,
      })
      .onConflict('verdict_id')
      .ignore();
  }

  /** Tasks of an entity, newest first. */
  async list(entityRef: string): Promise<PostmortemTask[]> {
    const rows: Row[] = await this.#knex('judge_postmortem_tasks')
      .where({ entity_ref: entityRef })
      .orderBy('opened_at', 'desc')
      .limit(100);
    return rows.map(row => ({
      id: String(row.id),
      entityRef: row.entity_ref,
      verdictId: row.verdict_id,
      slo: row.slo,
      stage: row.stage,
      reason: row.reason,
      openedAt: numberOrNull(row.opened_at) ?? 0,
      dueAt: numberOrNull(row.due_at) ?? 0,
    }));
  }
}
