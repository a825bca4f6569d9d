import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SloProblem } from '@causeway/plugin-slo-common';
import type { Knex } from 'knex';
import { numberOrNull } from '../database/numberOrNull';
import type { SourceState } from '../store';

/** What a source is read for. */
export type SourceKind = SourceState['kind'];

interface Row {
  kind: SourceKind;
  source: string;
  answered_at: number | string | null;
  problem: string | null;
}

/** Whether sources answer at all. */
export class SourceStates {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  readonly #kind: SourceKind;

  constructor(options: {
    knex: Knex;
    logger: LoggerService;
    now: () => number;
    kind: SourceKind;
  }) {
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#now = options.now;
    this.#kind = options.kind;
  }

  async answered(source: string): Promise<void> {
    await this.#write({
      kind: this.#kind,
      source,
      answered_at: this.#now(),
      problem: null,
    });
  }

  async failed(source: string, error: Error): Promise<void> {
    const before = await this.#knex<Row>('source_states')
      .where({ kind: this.#kind, source })
      .first();
    const known: SloProblem | null =
      typeof before?.problem === 'string' ? JSON.parse(before.problem) : null;
    const problem: SloProblem = {
      about: this.#kind === 'counts' ? 'source' : 'alerts',
      message: `${source} can't be read: ${error.message}`.slice(0, 2_000),
      fix: 'Check that it runs, and its address and credentials in the configuration. What was read before is kept; gaps are filled when it answers again.',
      since: known?.since ?? this.#now(),
    };
    // Said once, not every minute.
    const log = known?.message === problem.message ? 'debug' : 'warn';
    this.#logger[log](problem.message);
    await this.#write({
      kind: this.#kind,
      source,
      answered_at: numberOrNull(before?.answered_at ?? null),
      problem: JSON.stringify(problem),
    });
  }

  async list(): Promise<SourceState[]> {
    const rows = await this.#knex<Row>('source_states')
      .where({ kind: this.#kind })
      .orderBy('source');
    return rows.map(row => ({
      kind: row.kind,
      source: row.source,
      answeredAt: numberOrNull(row.answered_at),
      problem: row.problem === null ? null : JSON.parse(row.problem),
    }));
  }

  async #write(row: Row): Promise<void> {
    await this.#knex('source_states')
      .insert(row)
      .onConflict(['kind', 'source'])
      .merge();
  }
}
