/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('judge_outbox', table => {
    table.comment(
      'What has to be told: written together with what it is about, sent at least once',
    );
    table.increments('id');
    table
      .string('dedupe_key', 255)
      .notNullable()
      .unique()
      .comment('The same thing is told once');
    table.string('kind', 64).notNullable();
    table.text('payload').notNullable().comment('JSON');
    table.bigInteger('created_at').notNullable().comment('Milliseconds');
    table.bigInteger('due_at').notNullable().comment('Not before');
    table
      .bigInteger('claimed_until')
      .notNullable()
      .defaultTo(0)
      .comment('A backend is at it until then');
    table.integer('attempts').notNullable().defaultTo(0);
    table.text('last_error').nullable();
    table.bigInteger('done_at').nullable();
    table.index(['done_at', 'due_at']);
  });

  await knex.schema.createTable('judge_alerts', table => {
    table.comment('Alert tiers that fire and of which the owner was told');
    table.string('entity_ref', 255).notNullable();
    table.string('slo', 255).notNullable();
    table.string('severity', 16).notNullable();
    table.bigInteger('since').notNullable().comment('Milliseconds');
    table.primary(['entity_ref', 'slo', 'severity']);
  });

  await knex.schema.createTable('judge_postmortem_tasks', table => {
    table.comment('Postmortems that a policy asked for');
    table.increments('id');
    table
      .string('verdict_id', 64)
      .notNullable()
      .unique()
      .comment('The verdict at which its stage began');
    table.string('entity_ref', 255).notNullable().index();
    table.string('slo', 255).nullable().comment('The SLO that decided');
    table.string('stage', 500).notNullable();
    table.text('reason').notNullable();
    table.bigInteger('opened_at').notNullable();
    table.bigInteger('due_at').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('judge_postmortem_tasks');
  await knex.schema.dropTable('judge_alerts');
  await knex.schema.dropTable('judge_outbox');
};
