import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely';
import { NO_MIGRATIONS } from 'kysely/migration';
import { expect, test } from 'vitest';
import { createMigrator, migrate } from '../src/database/migrate.ts';
import { migrations } from '../src/database/migrations/index.ts';
import { silent, withDatabase } from './support/api.ts';
import makeSchema from './support/schema.ts';

// What a release that knows nothing of it would trip over.
const BREAKING = /\b(drop|rename|set not null|alter column \S+ type|set data type)\b/i;

test('every migration can be undone', async () => {
  await withDatabase(async ({ db }) => {
    await createMigrator(db).migrateTo(NO_MIGRATIONS);
    const left = await db.introspection.getTables();
    expect(left).toEqual([]);
  });
  await makeSchema();
});

test('two that migrate at once do it once', async () => {
  await withDatabase(async ({ db }) => {
    await createMigrator(db).migrateTo(NO_MIGRATIONS);
    await Promise.all([migrate(db, silent), migrate(db, silent), migrate(db, silent)]);
    const done = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    expect(done.rows.map(({ name }) => name).sort()).toEqual(Object.keys(migrations).sort());
  });
});

test.each(Object.entries(migrations))(
  '%s takes nothing away if it expands',
  async (_name, migration) => {
    const statements: string[] = [];
    const db = new Kysely<never>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: other => new PostgresIntrospector(other),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
      log: ({ query }) => {
        statements.push(query.sql);
      },
    });

    await migration.up(db);

    expect(statements.length).toBeGreaterThan(0);
    if (migration.phase === 'expand') {
      for (const statement of statements) expect(statement).not.toMatch(BREAKING);
    }
  },
);

test('a release that is older than the schema leaves it alone', async () => {
  await withDatabase(async ({ db }) => {
    const names = sql<{ name: string }>`select name from kysely_migration order by name`;
    await sql`insert into kysely_migration values ('9999-newer', '2099-01-01')`.execute(db);
    const before = await names.execute(db);

    await migrate(db, silent);

    expect((await names.execute(db)).rows).toEqual(before.rows);
    await sql`delete from kysely_migration where name = '9999-newer'`.execute(db);
  });
});

test('a migration that fails is told and leaves the schema as it was', async () => {
  await withDatabase(async ({ db }) => {
    const name = '9999-fails';
    migrations[name] = {
      phase: 'expand',
      up: async broken => {
        await broken.schema.createTable('half_done').addColumn('id', 'integer').execute();
        await sql`select nonsense`.execute(broken);
      },
    };
    try {
      await expect(migrate(db, silent)).rejects.toThrow('A migration failed');
    } finally {
      Reflect.deleteProperty(migrations, name);
    }
    const tables = await db.introspection.getTables();
    expect(tables.map(table => table.name)).not.toContain('half_done');
  });
});
