import { sql, type Kysely } from 'kysely';

export const phase = 'expand';

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('position', 'bigserial', column => column.primaryKey())
    .addColumn('key', 'varchar(255)', column => column.notNull())
    .addColumn('event', 'json', column => column.notNull())
    .addColumn('created_at', 'timestamptz', column => column.notNull().defaultTo(sql`now()`))
    .execute();
  await db.schema
    .createTable('processed_events')
    .addColumn('id', 'uuid', column => column.primaryKey())
    .addColumn('processed_at', 'timestamptz', column => column.notNull().defaultTo(sql`now()`))
    .execute();
  await db.schema
    .createIndex('ix_processed_events_processed_at')
    .on('processed_events')
    .column('processed_at')
    .execute();
  await db.schema
    .createTable('progress')
    .addColumn('learner', 'varchar(255)', column => column.notNull())
    .addColumn('topic', 'varchar(64)', column => column.notNull())
    .addColumn('completed_sessions', 'integer', column => column.notNull())
    .addColumn('best_score', 'integer', column => column.notNull())
    .addColumn('updated_at', 'timestamptz(3)', column => column.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('pk_progress', ['learner', 'topic'])
    .execute();
}

export async function down(db: Kysely<never>): Promise<void> {
  await db.schema.dropTable('progress').execute();
  await db.schema.dropTable('processed_events').execute();
  await db.schema.dropTable('outbox').execute();
}
