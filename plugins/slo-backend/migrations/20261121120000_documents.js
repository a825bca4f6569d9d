/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('spec_parts', table => {
    table.comment(
      'Parts of sources of specs, such as one kind of object in one cluster',
    );
    table.string('source', 100).notNullable();
    table.string('part', 300).notNullable();
    table
      .integer('rank')
      .notNullable()
      .comment('Of two SLOs of one id that of the lower rank counts');
    table
      .bigInteger('read_at')
      .nullable()
      .comment('When it last answered, in milliseconds');
    table.text('problem').nullable().comment('JSON: SloProblem');
    table.primary(['source', 'part']);
  });

  await knex.schema.createTable('spec_documents', table => {
    table.comment('What sources of specs said last, part by part');
    table.string('source', 100).notNullable();
    table.string('part', 300).notNullable();
    table.string('path', 700).notNullable();
    table.string('entity_ref', 255).notNullable().index();
    table.text('object').notNullable().comment('JSON: ClusterObject');
    table.text('content').notNullable().comment('YAML');
    table.primary(['source', 'part', 'path']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('spec_documents');
  await knex.schema.dropTable('spec_parts');
};
