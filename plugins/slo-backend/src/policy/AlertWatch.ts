import { formatSpan, type SloAlertState } from '@causeway/plugin-slo-common';
import type { Knex } from 'knex';
import type { EntityDirectory } from '../access/EntityDirectory';
import type { EvaluatedSlo } from '../evaluate/EvaluatedSlo';
import type { SloBook } from '../evaluate/SloBook';
import { formatRate } from '../lib/formatRate';
import type { OwnerMessage } from './outbox/OutboxEntry';
import type { OutboxStore } from './outbox/OutboxStore';

type Severity = 'page' | 'ticket';

/** An alert tier of which the owner was told that it fires. */
interface AlertRow {
  entity_ref: string;
  slo: string;
  severity: Severity;
  since: number | string;
}

/** What a {@link AlertWatch} works with. */
export interface AlertWatchOptions {
  knex: Knex;
  book: SloBook;
  directory: EntityDirectory;
  outbox: OutboxStore;
  now?: () => number;
}

/** Tells owners when an alert tier of an SLO begins to fire and when it ends, each once. */
export class AlertWatch {
  readonly #options: AlertWatchOptions;

  constructor(options: AlertWatchOptions) {
    this.#options = options;
  }

  /** Compares what fires with what was told. An alert that isn't known now stays as it was told. */
  async run(): Promise<void> {
    const { book, directory, knex } = this.#options;
    await directory.tryUpdate(book.list().map(({ entityRef }) => entityRef));
    const rows: AlertRow[] = await knex('judge_alerts').select();
    const told = new Map(rows.map(row => [keyOf(row), row]));
    for (const service of book.list()) {
      for (const evaluated of service.evaluated.values()) {
        for (const severity of ['page', 'ticket'] as const) {
          await this.#compare(evaluated, severity, told);
        }
      }
    }
    if (book.ready) {
      await this.#forget(rows);
    }
  }

  async #compare(
    evaluated: EvaluatedSlo,
    severity: Severity,
    told: ReadonlyMap<string, AlertRow>,
  ): Promise<void> {
    const { entityRef, name, alerting } = evaluated.slo;
    const state = evaluated.alerts[severity];
    const row = told.get(keyOf({ entity_ref: entityRef, slo: name, severity }));
    if (!row && state === 'firing') {
      // Numbers that can't be trusted wake nobody, nor does an alert that its spec turns off.
      if (evaluated.quarantined === null && alerting[severity].enabled) {
        await this.#begin(evaluated, severity);
      }
    } else if (row && state === 'quiet') {
      await this.#end(evaluated, row);
    }
  }

  async #begin(evaluated: EvaluatedSlo, severity: Severity): Promise<void> {
    const { knex, outbox, now = Date.now } = this.#options;
    const { entityRef, name } = evaluated.slo;
    const since = now();
    const id = { entity_ref: entityRef, slo: name, severity };
    await knex.transaction(async within => {
      await within('judge_alerts')
        .insert({ ...id, since })
        .onConflict(['entity_ref', 'slo', 'severity'])
        .ignore();
      const [row]: AlertRow[] = await within('judge_alerts').where(id);
      // Another backend was first: its message is there.
      if (Number(row.since) !== since) {
        return;
      }
      await outbox.add(
        [
          {
            dedupeKey: `alert:${keyOf(row)}:${since}:firing`,
            kind: 'notify-owner',
            payload: this.#message(evaluated, severity, {
              severity: severity === 'page' ? 'critical' : 'high',
              title: `fires a ${severity} alert`,
              description: firingText(evaluated.alerts, severity),
            }),
          },
        ],
        { within },
      );
    });
  }

  async #end(evaluated: EvaluatedSlo, row: AlertRow): Promise<void> {
    const { knex, outbox, now = Date.now } = this.#options;
    const since = Number(row.since);
    await knex.transaction(async within => {
      const deleted = await within('judge_alerts')
        .where({
          entity_ref: row.entity_ref,
          slo: row.slo,
          severity: row.severity,
          since,
        })
        .delete();
      if (deleted === 0) {
        return;
      }
      await outbox.add(
        [
          {
            dedupeKey: `alert:${keyOf(row)}:${since}:resolved`,
            kind: 'notify-owner',
            payload: this.#message(evaluated, row.severity, {
              severity: 'low',
              title: `no longer fires a ${row.severity} alert`,
              description: `It fired for ${formatSpan(now() - since)}.`,
            }),
          },
        ],
        { within },
      );
    });
  }

  #message(
    evaluated: EvaluatedSlo,
    severity: Severity,
    said: Pick<OwnerMessage, 'severity' | 'title' | 'description'>,
  ): OwnerMessage {
    const { entityRef, name } = evaluated.slo;
    const { title } = this.#options.directory.get(entityRef);
    return {
      entityRef,
      topic: 'slo-alert',
      scope: `slo-alert:${severity}:${entityRef}:${name}`,
      ...said,
      title: `${title}: ${name} ${said.title}`,
    };
  }

  /** Of SLOs that are no longer there nobody is told anything. */
  async #forget(rows: AlertRow[]): Promise<void> {
    const { book, knex } = this.#options;
    const gone = rows.filter(
      row => !book.get(row.entity_ref)?.slos.some(slo => slo.name === row.slo),
    );
    for (const row of gone) {
      await knex('judge_alerts')
        .where({ entity_ref: row.entity_ref, slo: row.slo })
        .delete();
    }
  }
}

function keyOf(row: Pick<AlertRow, 'entity_ref' | 'slo' | 'severity'>): string {
  return JSON.stringify([row.entity_ref, row.slo, row.severity]);
}

function firingText(alerts: SloAlertState, severity: Severity): string {
  return alerts.conditions
    .filter(
      ({ condition, state }) =>
        condition.severity === severity && state === 'firing',
    )
    .map(
      ({ condition, short, long }) =>
        `The budget burns ${formatRate(
          long ?? 0,
        )} times as fast as it may over ${formatSpan(
          condition.longMs,
        )} and ${formatRate(short ?? 0)} times over ${formatSpan(
          condition.shortMs,
        )}; ${formatRate(condition.factor)} is the limit.`,
    )
    .join(' ');
}
