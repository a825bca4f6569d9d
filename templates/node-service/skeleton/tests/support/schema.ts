import { sql } from 'kysely';
import { pino } from 'pino';
import { connect } from '../../src/database/connect.ts';
import { migrate } from '../../src/database/migrate.ts';
import { databaseUrl } from './settings.ts';

const log = pino({ level: 'silent' });

/** Make the schema anew, whatever the database held before. */
export default async function makeSchema(): Promise<void> {
  const { db } = connect({ url: databaseUrl(), name: 'tests', poolSize: 1, log });
  await sql`drop schema public cascade`.execute(db);
  await sql`create schema public`.execute(db);
  await migrate(db, log);
  await db.destroy();
}
