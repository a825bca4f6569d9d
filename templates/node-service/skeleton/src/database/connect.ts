import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import type { Logger } from 'pino';
import type { Database } from './schema.ts';

export interface ConnectOptions {
  url: string;
  /** Shown in pg_stat_activity. */
  name: string;
  poolSize: number;
  log: Logger;
  /** How long a statement may run; migrations have no limit. */
  statementTimeoutMs?: number;
}

export interface Connection {
  db: Kysely<Database>;
  pool: pg.Pool;
}

/** Make a pool whose every wait is bounded, so that a slow database can't hold requests. */
export function connect(options: ConnectOptions): Connection {
  const { url, name, poolSize, log, statementTimeoutMs } = options;
  const pool = new pg.Pool({
    // sslmode means what it means to every other client of PostgreSQL: "require" encrypts.
    ...parseIntoClientConfig(withLibpqMeaning(url)),
    application_name: name,
    max: poolSize,
    connectionTimeoutMillis: 2000,
    idleTimeoutMillis: 60_000,
    maxLifetimeSeconds: 1800,
    keepAlive: true,
    lock_timeout: 5000,
    idle_in_transaction_session_timeout: 10_000,
    ...(statementTimeoutMs && {
      statement_timeout: statementTimeoutMs,
      // For when the server doesn't even say that it took too long.
      query_timeout: statementTimeoutMs + 1000,
    }),
  });
  // Emitted for idle connections; without a listener it would end the process.
  pool.on('error', error => log.warn({ reason: error.message }, 'idle database connection lost'));
  return { db: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }), pool };
}

function withLibpqMeaning(url: string): string {
  const address = new URL(url);
  if (address.searchParams.has('sslmode')) address.searchParams.set('uselibpqcompat', 'true');
  return address.href;
}
