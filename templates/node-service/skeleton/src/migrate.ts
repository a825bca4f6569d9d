/** `node dist/migrate.js`: bring the database's schema up to date. */

import { MigrationSettings, readSettingsOrExit } from './config.ts';
import { connect } from './database/connect.ts';
import { migrate } from './database/migrate.ts';
import { createLogger } from './observability/logger.ts';

const settings = readSettingsOrExit(MigrationSettings);
const log = createLogger(settings);
const { db } = connect({
  url: settings.DATABASE_URL,
  name: settings.SERVICE_NAME,
  poolSize: 1,
  log,
});
try {
  await migrate(db, log);
} catch (error) {
  log.fatal({ err: error }, 'migration failed');
  process.exitCode = 1;
} finally {
  await db.destroy();
}
