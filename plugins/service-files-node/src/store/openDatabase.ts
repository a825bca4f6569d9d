import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/**
 * Opens the plugin's database with our tables in their newest form. Their migrations are counted in a table of their own, so
 * that those of the plugin, which lie in another folder, are left alone.
 */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@causeway/plugin-service-files-node',
        'migrations',
      ),
      tableName: 'service_files_migrations',
    });
  }
  return knex;
}
