import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Logger } from 'pino';
import { migrations } from './migrations/index.ts';

/** What runs migrations; an advisory lock lets one do so at a time, whoever starts it. */
export function createMigrator<Schema>(
  db: Kysely<Schema>,
  known: Record<string, Migration> = migrations,
): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve(known) } });
}

/** Bring the schema up to date; when a migration fails, it and those after it leave no trace. */
export async function migrate<Schema>(db: Kysely<Schema>, log: Logger): Promise<void> {
  const newer = await newerMigrations(db);
  const migrator = createMigrator(db, { ...migrations, ...newer });
  const { error, results = [] } = await migrator.migrateToLatest();
  for (const { migrationName, status } of results) {
    log.info({ migration: migrationName, status }, 'migration');
  }
  if (error !== undefined) throw new Error('A migration failed.', { cause: error });
  log.info({ applied: results.length, newer: Object.keys(newer) }, 'schema is up to date');
}

/**
 * What a newer release has already applied. After a rollback the older one finds its schema and must not stumble over it: what
 * expands does not trouble it.
 */
async function newerMigrations<Schema>(db: Kysely<Schema>): Promise<Record<string, Migration>> {
  const table = await sql<{ there: boolean }>`
    select to_regclass('kysely_migration') is not null as there`.execute(db);
  if (!table.rows[0]?.there) return {};
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const nothing = { up: () => Promise.resolve() };
  const unknown = rows.filter(({ name }) => !(name in migrations));
  return Object.fromEntries(unknown.map(({ name }) => [name, nothing]));
}
