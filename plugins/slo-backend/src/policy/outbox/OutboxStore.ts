import type { Knex } from 'knex';
import type { OutboxEntry, OutboxRow, PendingEntry } from './OutboxEntry';

/** A backend that died in the middle of sending is taken over after this time. */
const LEASE_MS = 60_000;
const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 3_600_000;
/** Keys are remembered as long as the ledger: nothing is told twice. */
const KEPT_MS = 400 * 86_400_000;

/** What has to be told, until it was. */
export class OutboxStore {
  readonly #knex: Knex;
  readonly #now: () => number;

  constructor(options: { knex: Knex; now?: () => number }) {
    this.#knex = options.knex;
    this.#now = options.now ?? Date.now;
  }

  /** Adds entries that aren't there yet. With `within` they are there if and only if that transaction succeeds. */
  async add(
    entries: readonly OutboxEntry[],
    options: { within?: Knex } = {},
  ): Promise<void> {
    if (entries.length === 0) {
      return;
    }
    const now = this.#now();
    await (options.within ?? this.#knex)('judge_outbox')
      .insert(
        entries.map(({ dedupeKey, kind, payload }) => ({
          dedupe_key: dedupeKey,
          kind,
          payload: JSON.stringify(payload),
          created_at: now,
          due_at: now,
        })),
      )
      .onConflict('dedupe_key')
      .ignore();
  }

  /** Entries that are due; no other backend gets them for a minute. */
  async claim(limit: number): Promise<PendingEntry[]> {
    const now = this.#now();
    const rows: OutboxRow[] = await this.#knex('judge_outbox')
      .whereNull('done_at')
      .where('due_at', '<=', now)
      .where('claimed_until', '<', now)
      .orderBy('id')
      .limit(limit)
      .select('id', 'dedupe_key', 'kind', 'payload', 'attempts');
    const claimed: PendingEntry[] = [];
    for (const row of rows) {
      const updated = await this.#knex('judge_outbox')
        .where({ id: row.id })
        .whereNull('done_at')
        .where('claimed_until', '<', now)
        .update({ claimed_until: now + LEASE_MS });
      if (updated === 1) {
        claimed.push(toEntry(row));
      }
    }
    return claimed;
  }

  async done(entry: PendingEntry): Promise<void> {
    await this.#knex('judge_outbox')
      .where({ id: entry.id })
      .update({ done_at: this.#now(), claimed_until: 0 });
  }

  /** It is tried again later, less and less often, for ever. */
  async failed(entry: PendingEntry, message: string): Promise<void> {
    const delay = Math.min(
      FIRST_RETRY_MS * 2 ** Math.min(entry.attempts, 20),
      LONGEST_RETRY_MS,
    );
    await this.#knex('judge_outbox')
      .where({ id: entry.id })
      .update({
        attempts: entry.attempts + 1,
        due_at: this.#now() + delay,
        claimed_until: 0,
        last_error: message.slice(0, 1000),
      });
  }

  async removeOld(): Promise<void> {
    await this.#knex('judge_outbox')
      .where('done_at', '<', this.#now() - KEPT_MS)
      .delete();
  }
}

function toEntry(row: OutboxRow): PendingEntry {
  return {
    id: row.id,
    attempts: row.attempts,
    dedupeKey: row.dedupe_key,
    kind: row.kind,
    payload: JSON.parse(row.payload),
  } as PendingEntry;
}
