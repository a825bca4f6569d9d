import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

const ATTEMPTS = 20;
const PAUSE = 500;

/**
 * Opens the plugin's database with our tables in their newest form. Their migrations are counted in a table of their own, so
 * that those of the plugin, which lie in another folder, are left alone. Backends that start at the same time disturb each
 * other while the tables are made, so it is tried for some seconds.
 */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  for (let attempt = 1; !database.migrations?.skip; attempt += 1) {
    try {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@causeway/plugin-service-files-node',
          'migrations',
        ),
        tableName: 'service_files_migrations',
      });
      return knex;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await new Promise(resolve => setTimeout(resolve, PAUSE));
    }
  }
  return knex;
}
