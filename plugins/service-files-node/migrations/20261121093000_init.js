/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('service_files_repositories', table => {
    table.comment('Repositories with files beside catalog entities');
    table
      .string('id', 64)
      .primary()
      .notNullable()
      .comment('SHA-256 of area and URL, hex');
    table.string('area', 64).notNullable().comment('slo, runbooks, ...');
    table
      .text('url')
      .notNullable()
      .comment('Root at a branch; empty: entities without a usable location');
    table
      .string('identity', 255)
      .notNullable()
      .comment('Host and name without branch, lower case, as pushes say it');
    table.text('etag').nullable().comment('Of the last good read');
    table.string('commit', 64).nullable();
    table
      .string('wanted_hash', 64)
      .nullable()
      .comment('What the last good read looked for');
    table.bigInteger('read_at').nullable().comment('Last good answer, ms');
    table.bigInteger('next_read_at').notNullable().comment('ms');
    table.integer('failures').notNullable().defaultTo(0).comment('In a row');
    table.text('error_message').nullable();
    table.text('error_fix').nullable();
    table.bigInteger('error_since').nullable().comment('ms');
    table
      .integer('requested')
      .notNullable()
      .defaultTo(0)
      .comment('Counts requests to read');
    table
      .integer('served')
      .notNullable()
      .defaultTo(0)
      .comment('Last request that was done');
    table.string('lease_token', 36).nullable().comment('Who works on it');
    table.bigInteger('lease_until').nullable().comment('ms');
    table.index(['area', 'next_read_at']);
    table.index(['area', 'identity']);
  });

  await knex.schema.createTable('service_files_entities', table => {
    table.comment(
      'Catalog entities and the files that were last read for them',
    );
    table.string('area', 64).notNullable();
    table.string('entity_ref', 255).notNullable();
    table
      .string('target_repository', 64)
      .notNullable()
      .index()
      .comment('Where the catalog says that the files lie');
    table.text('target').notNullable().comment('Folder and patterns, JSON');
    table.string('target_hash', 64).notNullable();
    table
      .string('files_repository', 64)
      .nullable()
      .index()
      .comment('Where the files of the last good read lie');
    table.text('files').notNullable().comment('Paths and sets, JSON');
    table.text('problems').notNullable().comment('JSON');
    table
      .string('current_hash', 64)
      .nullable()
      .comment('Of files and problems; null: not read yet');
    table
      .string('announced_hash', 64)
      .nullable()
      .comment('What onChange was last told');
    table.boolean('removed').notNullable().defaultTo(false);
    table.primary(['area', 'entity_ref']);
  });

  await knex.schema.createTable('service_files_contents', table => {
    table.comment('Files in their last good version, once per repository');
    table
      .string('repository_id', 64)
      .notNullable()
      .references('id')
      .inTable('service_files_repositories')
      .onDelete('CASCADE');
    table.string('path', 1024).notNullable();
    table.text('content').notNullable();
    table.string('etag', 64).notNullable().comment('SHA-256, hex');
    table.primary(['repository_id', 'path']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('service_files_contents');
  await knex.schema.dropTable('service_files_entities');
  await knex.schema.dropTable('service_files_repositories');
};
