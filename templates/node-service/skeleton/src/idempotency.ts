/**
 * Writes that may be retried: the answer is stored in the transaction that does the work.
 *
 * The first request with a key inserts its row; a second one waits on that row's lock until the first commits (then it replays
 * the answer) or rolls back (then it does the work itself). So there is no state "begun but unknown", whenever a process dies.
 */

import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql, type Kysely, type Transaction } from 'kysely';
import pg from 'pg';
import Type from 'typebox';
import { callerOf } from './auth.ts';
import type { Database } from './database/schema.ts';
import { Problem } from './http/problem.ts';
import type { Metrics } from './observability/metrics.ts';

/** The header that names an intended write. */
export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.String({
    minLength: 8,
    maxLength: 255,
    pattern: '^[\\x21-\\x7e]+$',
    description: 'Unique for each intended write, the same for its retries. A UUID does well.',
  }),
});

/** What a write answers, in a form that can be stored. */
export interface Answer<Body extends object> {
  status: 200 | 201 | 202;
  headers: Record<string, string>;
  body: Body;
}

export interface Write<Body extends object> {
  request: FastifyRequest;
  reply: FastifyReply;
  key: string;
  /** Does all its writes through the transaction. What it throws undoes them and leaves the key unused. */
  work: (transaction: Transaction<Database>) => Promise<Answer<Body>>;
}

export interface IdempotentWritesOptions {
  db: Kysely<Database>;
  metrics: Metrics;
  keepMs?: number;
  waitMs?: number;
}

const DAY_MS = 86_400_000;
const LOCK_NOT_AVAILABLE = '55P03';

/** Runs writes at most once for each caller and key. */
export class IdempotentWrites {
  readonly #db: Kysely<Database>;
  readonly #metrics: Metrics;
  readonly #keepMs: number;
  readonly #waitMs: number;

  /** Keep answers for `keepMs`; let a second request wait for the first for `waitMs`. */
  constructor({ db, metrics, keepMs = DAY_MS, waitMs = 2000 }: IdempotentWritesOptions) {
    this.#db = db;
    this.#metrics = metrics;
    this.#keepMs = keepMs;
    this.#waitMs = waitMs;
  }

  /** Do the work, or answer as it was answered before. */
  async run<Body extends object>(write: Write<Body>): Promise<Body> {
    const { request, reply } = write;
    const identity = { subject: callerOf(request).subject, key: write.key };
    const fingerprint = fingerprintOf(request);
    const answer = await this.#db.transaction().execute(async transaction => {
      if (!(await this.#claim(transaction, identity, fingerprint))) {
        return this.#replay<Body>(transaction, identity, fingerprint);
      }
      const done = await write.work(transaction);
      await transaction
        .updateTable('idempotency_keys')
        .set({
          status: done.status,
          headers: JSON.stringify(done.headers),
          body: JSON.stringify(done.body),
        })
        .where('subject', '=', identity.subject)
        .where('key', '=', identity.key)
        .execute();
      return { ...done, outcome: 'created' as const };
    });
    this.#metrics.idempotency(answer.outcome);
    if (answer.outcome === 'replayed') reply.header('Idempotency-Replayed', 'true');
    reply.code(answer.status).headers(answer.headers);
    return answer.body;
  }

  /** Delete answers that nobody may ask for any more; safe to run in several replicas. */
  async forgetExpired(limit = 1000): Promise<number> {
    const gone = await this.#db
      .with('expired', expired =>
        expired
          .selectFrom('idempotency_keys')
          .select(['subject', 'key'])
          .where('expires_at', '<', sql<Date>`now()`)
          .limit(limit)
          .forUpdate()
          .skipLocked(),
      )
      .deleteFrom('idempotency_keys')
      .using('expired')
      .whereRef('idempotency_keys.subject', '=', 'expired.subject')
      .whereRef('idempotency_keys.key', '=', 'expired.key')
      .executeTakeFirst();
    return Number(gone.numDeletedRows);
  }

  /** Take the key for this transaction; false when it was used before. */
  async #claim(
    transaction: Transaction<Database>,
    identity: Identity,
    fingerprint: Buffer,
  ): Promise<boolean> {
    await sql`select set_config('lock_timeout', ${`${this.#waitMs}ms`}, true)`.execute(transaction);
    const fresh = {
      fingerprint,
      status: null,
      headers: null,
      body: null,
      expires_at: new Date(Date.now() + this.#keepMs),
    };
    try {
      const claimed = await transaction
        .insertInto('idempotency_keys')
        .values({ ...identity, ...fresh })
        .onConflict(conflict =>
          conflict
            .columns(['subject', 'key'])
            .doUpdateSet(fresh)
            .where('idempotency_keys.expires_at', '<', sql<Date>`now()`),
        )
        .returning('key')
        .executeTakeFirst();
      return claimed !== undefined;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE)) throw error;
      this.#metrics.idempotency('busy');
      throw new Problem(409, 'A request with this Idempotency-Key is still running.', {
        kind: 'idempotency-key-busy',
        headers: { 'Retry-After': '2' },
        cause: error,
      });
    }
  }

  async #replay<Body extends object>(
    transaction: Transaction<Database>,
    { subject, key }: Identity,
    fingerprint: Buffer,
  ): Promise<Answer<Body> & { outcome: 'replayed' }> {
    const stored = await transaction
      .selectFrom('idempotency_keys')
      .select(['fingerprint', 'status', 'headers', 'body'])
      .where('subject', '=', subject)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    if (!stored.fingerprint.equals(fingerprint)) {
      this.#metrics.idempotency('mismatch');
      throw new Problem(422, 'This Idempotency-Key was used for a different request.', {
        kind: 'idempotency-key-reused',
      });
    }
    // Written by run(), with the same type.
    return { ...(stored as unknown as Answer<Body>), outcome: 'replayed' };
  }
}

interface Identity {
  subject: string;
  key: string;
}

function fingerprintOf({ method, url, body }: FastifyRequest): Buffer {
  return createHash('sha256')
    .update(`${method}\n${url}\n${JSON.stringify(body)}`)
    .digest();
}
