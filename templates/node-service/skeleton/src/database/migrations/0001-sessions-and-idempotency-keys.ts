import { sql, type Kysely } from 'kysely';

export const phase = 'expand';

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('idempotency_keys')
    .addColumn('subject', 'varchar(255)', column => column.notNull())
    .addColumn('key', 'varchar(255)', column => column.notNull())
    .addColumn('fingerprint', 'bytea', column => column.notNull())
    .addColumn('status', 'smallint')
    .addColumn('headers', 'json')
    .addColumn('body', 'json')
    .addColumn('expires_at', 'timestamptz', column => column.notNull())
    .addPrimaryKeyConstraint('pk_idempotency_keys', ['subject', 'key'])
    .execute();
  await db.schema
    .createIndex('ix_idempotency_keys_expires_at')
    .on('idempotency_keys')
    .column('expires_at')
    .execute();
  await db.schema
    .createTable('sessions')
    .addColumn('id', 'uuid', column => column.primaryKey())
    .addColumn('learner', 'varchar(255)', column => column.notNull())
    .addColumn('topic', 'varchar(64)', column => column.notNull())
    .addColumn('questions', 'integer', column => column.notNull())
    .addColumn('status', 'varchar(16)', column => column.notNull())
    .addColumn('score', 'integer')
    // Milliseconds, as a JavaScript Date: a cursor made from one must not skip rows.
    .addColumn('created_at', 'timestamptz(3)', column => column.notNull().defaultTo(sql`now()`))
    .addColumn('updated_at', 'timestamptz(3)', column => column.notNull().defaultTo(sql`now()`))
    .addCheckConstraint('ck_sessions_questions', sql`questions > 0`)
    .addCheckConstraint('ck_sessions_status', sql`status in ('active', 'completed')`)
    .addCheckConstraint('ck_sessions_score', sql`(status = 'completed') = (score is not null)`)
    .execute();
  await db.schema
    .createIndex('ix_sessions_learner_created_at_id')
    .on('sessions')
    .columns(['learner', 'created_at', 'id'])
    .execute();
}

export async function down(db: Kysely<never>): Promise<void> {
  await db.schema.dropTable('sessions').execute();
  await db.schema.dropTable('idempotency_keys').execute();
}
