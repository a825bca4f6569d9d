/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  // For the newest proposals of all repositories; those of one repository or owner have their indexes.
  await knex.schema.alterTable('proposals', table => {
    table.index(['state', 'created_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('proposals', table => {
    table.dropIndex(['state', 'created_at']);
  });
};
