import type { Knex } from 'knex';
import { inSlices } from '../database/inSlices';
import { numberOrNull } from '../database/numberOrNull';
import type { StoredSloRow } from '../specs/StoredSloRow';
import type { SeriesProgress } from './SeriesProgress';

/** Columns of `ledger_series` that say how far it was read. */
interface ProgressColumns {
  read_ranges: string;
  settled_to: number | string | null;
  answered_at: number | string | null;
  problem: string | null;
  notes: string;
  failures: number;
  retry_at: number | string | null;
}

interface Row extends ProgressColumns {
  id: number;
  slo_id: number;
  source: string;
  sli_hash: string;
  rank: number;
}

/** What is written; the rest of a row isn't ours to change. */
const PROGRESS_COLUMNS = [
  'read_ranges',
  'settled_to',
  'answered_at',
  'problem',
  'notes',
  'failures',
  'retry_at',
];

/** Reads and writes how far sources were read. */
export class ProgressRows {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Progress of a source with SLOs as they are defined now, by row of the SLO; missing where nothing was read yet. */
  async read(
    source: string,
    slos: readonly StoredSloRow[],
  ): Promise<Map<number, SeriesProgress>> {
    const hashes = new Map(slos.map(({ id, sliHash }) => [id, sliHash]));
    const found = new Map<number, SeriesProgress>();
    for (const slice of inSlices([...hashes.keys()], 500)) {
      const rows = await this.#knex<Row>('ledger_series')
        .where({ source })
        .whereIn('slo_id', slice);
      for (const row of rows) {
        if (hashes.get(row.slo_id) === row.sli_hash) {
          found.set(row.slo_id, toProgress(row));
        }
      }
    }
    return found;
  }

  /**
   * Changes the progress of series, each while it is locked: two backends that read the same source never lose what the other
   * noted.
   *
   * @param tx - a transaction; the rows stay locked until it ends
   */
  async update(
    tx: Knex,
    changes: ReadonlyMap<number, (before: SeriesProgress) => SeriesProgress>,
  ): Promise<void> {
    const ids = [...changes.keys()].sort((a, b) => a - b);
    for (const slice of inSlices(ids)) {
      const rows = await tx<Row>('ledger_series')
        .whereIn('id', slice)
        .orderBy('id')
        .forUpdate()
        .select();
      const updated = rows.map((row): Row => {
        const change = changes.get(row.id);
        return change ? { ...row, ...toColumns(change(toProgress(row))) } : row;
      });
      if (updated.length > 0) {
        await tx('ledger_series')
          .insert(updated)
          .onConflict('id')
          .merge(PROGRESS_COLUMNS);
      }
    }
  }
}

function toProgress(row: ProgressColumns): SeriesProgress {
  return {
    ranges: JSON.parse(row.read_ranges),
    settledTo: numberOrNull(row.settled_to),
    answeredAt: numberOrNull(row.answered_at),
    problem: row.problem === null ? null : JSON.parse(row.problem),
    notes: JSON.parse(row.notes),
    failures: row.failures,
    retryAt: numberOrNull(row.retry_at),
  };
}

function toColumns(progress: SeriesProgress): ProgressColumns {
  return {
    read_ranges: JSON.stringify(progress.ranges),
    settled_to: progress.settledTo,
    answered_at: progress.answeredAt,
    problem: progress.problem && JSON.stringify(progress.problem),
    notes: JSON.stringify(progress.notes),
    failures: progress.failures,
    retry_at: progress.retryAt,
  };
}
