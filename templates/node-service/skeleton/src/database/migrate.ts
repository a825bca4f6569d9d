import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Logger } from 'pino';
import { migrations } from './migrations/index.ts';

/** What runs migrations; an advisory lock lets one do so at a time, whoever starts it. */
export function createMigrator<Schema>(db: Kysely<Schema>): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
}

/** Bring the schema up to date; when a migration fails, it and those after it leave no trace. */
export async function migrate<Schema>(db: Kysely<Schema>, log: Logger): Promise<void> {
  const { error, results = [] } = await createMigrator(db).migrateToLatest();
  for (const { migrationName, status } of results) {
    log.info({ migration: migrationName, status }, 'migration');
  }
  if (error !== undefined) throw new Error('A migration failed.', { cause: error });
  log.info({ applied: results.length }, 'schema is up to date');
}
