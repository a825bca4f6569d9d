/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('repositories', table => {
    table.comment(
      'Repositories of the embedded Git host; their content lies in bare repositories on disk',
    );
    table.string('id', 36).primary().notNullable();
    table.string('owner', 64).notNullable().comment('First path segment');
    table.string('name', 100).notNullable().comment('Second path segment');
    table
      .string('owner_entity_ref', 255)
      .notNullable()
      .index()
      .comment('Catalog entity that decides over it');
    table.text('description').notNullable();
    table.string('default_branch', 200).notNullable();
    table
      .integer('last_proposal')
      .notNullable()
      .defaultTo(0)
      .comment('Highest proposal number given out');
    table.string('created_at', 32).notNullable().comment('ISO 8601');
    table.string('pushed_at', 32).nullable().comment('ISO 8601');
    table.unique(['owner', 'name']);
  });

  await knex.schema.createTable('proposals', table => {
    table.comment('Change proposals');
    table.string('id', 36).primary().notNullable();
    table
      .string('repository_id', 36)
      .notNullable()
      .references('id')
      .inTable('repositories')
      .onDelete('CASCADE');
    table.integer('number').notNullable();
    table.text('title').notNullable();
    table.text('description').notNullable().comment('Markdown');
    table.string('state', 16).notNullable().comment('open, merged or closed');
    table.string('head', 200).notNullable().comment('Branch with the change');
    table.string('base', 200).notNullable().comment('Branch it should go to');
    table
      .string('head_commit', 64)
      .notNullable()
      .comment('Last seen commit of the head branch');
    table
      .string('base_commit', 64)
      .notNullable()
      .comment('Common ancestor when it was merged or closed');
    table.string('merge_commit', 64).nullable();
    table.string('author', 255).notNullable();
    table.string('created_at', 32).notNullable().comment('ISO 8601');
    table.string('updated_at', 32).notNullable().comment('ISO 8601');
    table.unique(['repository_id', 'number']);
    table.index(['repository_id', 'state']);
  });

  await knex.schema.createTable('proposal_events', table => {
    table.comment('What happened to proposals, append-only');
    table.string('id', 36).primary().notNullable();
    table
      .string('proposal_id', 36)
      .notNullable()
      .references('id')
      .inTable('proposals')
      .onDelete('CASCADE');
    table
      .integer('position')
      .notNullable()
      .comment('Counts from 1 in each proposal');
    table.string('type', 16).notNullable();
    table.string('actor', 255).notNullable();
    table.string('at', 32).notNullable().comment('ISO 8601');
    table.text('text').nullable();
    table.unique(['proposal_id', 'position']);
  });

  await knex.schema.createTable('access_tokens', table => {
    table.comment('Personal tokens for Git over HTTP, kept as hashes');
    table.string('id', 36).primary().notNullable();
    table.string('user_entity_ref', 255).notNullable().index();
    table.string('name', 100).notNullable();
    table
      .string('hash', 64)
      .notNullable()
      .unique()
      .comment('SHA-256 of the token, hex');
    table.string('scope', 16).notNullable().comment('read or write');
    table.string('created_at', 32).notNullable().comment('ISO 8601');
    table.string('expires_at', 32).notNullable().comment('ISO 8601');
    table.string('last_used_at', 32).nullable().comment('ISO 8601');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('access_tokens');
  await knex.schema.dropTable('proposal_events');
  await knex.schema.dropTable('proposals');
  await knex.schema.dropTable('repositories');
};
