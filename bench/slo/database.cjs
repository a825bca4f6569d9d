// The database that the programs of this folder share.
const knexOf = require('knex');
const { mockServices } = require('@backstage/backend-test-utils');

/** @param connection - a PostgreSQL connection string, or the path of an SQLite file */
function openKnex(connection) {
  return knexOf(
    connection.startsWith('postgres')
      ? { client: 'pg', connection, pool: { min: 0, max: 10 } }
      : {
          client: 'better-sqlite3',
          connection: { filename: connection },
          useNullAsDefault: true,
          pool: {
            // As Backstage opens SQLite.
            afterCreate: (database, done) => {
              database.pragma('foreign_keys = ON');
              done(null, database);
            },
          },
        },
  );
}

/** The plugin's configuration. */
function benchConfig() {
  return mockServices.rootConfig({
    data: {
      app: { baseUrl: 'http://localhost' },
      backend: { baseUrl: 'http://localhost' },
    },
  });
}

module.exports = { openKnex, benchConfig };
