import { NO_MIGRATIONS } from 'kysely/migration';
import { pino } from 'pino';
import { connect } from '../../src/database/connect.ts';
import { createMigrator, migrate } from '../../src/database/migrate.ts';
import { databaseUrl } from './settings.ts';

const log = pino({ level: 'silent' });

/** Make the schema anew before the tests, from nothing to the newest. */
export default async function makeSchema(): Promise<void> {
  const { db } = connect({ url: databaseUrl(), name: 'tests', poolSize: 1, log });
  const { error } = await createMigrator(db).migrateTo(NO_MIGRATIONS);
  if (error !== undefined) throw new Error('The schema can not be undone.', { cause: error });
  await migrate(db, log);
  await db.destroy();
}
