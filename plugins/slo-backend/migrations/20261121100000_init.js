/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await specs(knex);
  await ledger(knex);
  await pushed(knex);
  await judged(knex);
  await said(knex);
};

/** @param {import('knex').Knex} knex */
async function specs(knex) {
  await knex.schema.createTable('services', table => {
    table.comment('What was last read of the SLO files of catalog entities');
    table.string('entity_ref', 255).primary().notNullable();
    table.text('files').notNullable().comment('JSON: StoredFile[]');
    table.text('policy_file').nullable().comment('JSON: StoredPolicyFile');
    table.text('findings').notNullable().comment('JSON: Finding[]');
    table.text('problems').notNullable().comment('JSON: SloProblem[]');
    table.text('annotations').notNullable().comment('JSON: Record');
    table.bigInteger('read_at').nullable().comment('Milliseconds');
    table
      .string('fingerprint', 64)
      .notNullable()
      .comment('SHA-256 of all the rest but times of reading');
  });

  await knex.schema.createTable('slos', table => {
    table.comment('SLOs that are there or were; a row is never deleted');
    table.increments('id');
    table.string('entity_ref', 255).notNullable();
    table.string('name', 255).notNullable();
    table.text('spec').notNullable().comment('JSON: Slo');
    table.text('findings').notNullable().comment('JSON: Finding[]');
    table.text('quarantined').nullable();
    table.text('url').nullable();
    table
      .string('sli_hash', 64)
      .notNullable()
      .comment('SHA-256 of what is counted');
    table.bigInteger('since').notNullable().comment('Milliseconds');
    table.bigInteger('ended_at').nullable().comment('Milliseconds');
    table.unique(['entity_ref', 'name']);
  });
}

/** @param {import('knex').Knex} knex */
async function ledger(knex) {
  await knex.schema.createTable('ledger_series', table => {
    table.comment(
      'What one source counts for one definition of one SLO, and how far it was read',
    );
    table.increments('id');
    table.integer('slo_id').notNullable().references('id').inTable('slos');
    table.string('source', 255).notNullable();
    table
      .string('sli_hash', 64)
      .notNullable()
      .comment('Definition it counts by; empty for pushed samples');
    table
      .integer('rank')
      .notNullable()
      .comment('Of the definitions of an SLO the one with the highest counts');
    table.text('read_ranges').notNullable().comment('JSON: [from, to][]');
    table
      .bigInteger('settled_to')
      .nullable()
      .comment('Up to here it was read once more, for late data');
    table.bigInteger('answered_at').nullable();
    table.text('problem').nullable().comment('JSON: SloProblem');
    table.text('notes').notNullable().comment('JSON: string[]');
    table.integer('failures').notNullable().comment('In a row');
    table.bigInteger('retry_at').nullable();
    table.unique(['slo_id', 'source', 'sli_hash']);
  });

  await knex.schema.createTable('ledger_buckets', table => {
    table.comment('Buckets of five minutes, packed by six hours');
    table
      .integer('series_id')
      .notNullable()
      .references('id')
      .inTable('ledger_series');
    table.integer('chunk').notNullable().comment('Six hours since 1970');
    table.binary('data').notNullable();
    table.primary(['series_id', 'chunk']);
    table.index(['chunk']);
  });

  await knex.schema.createTable('ledger_hours', table => {
    table.comment('Hours of all sources together, packed by four days');
    table.integer('slo_id').notNullable().references('id').inTable('slos');
    table.integer('chunk').notNullable().comment('Four days since 1970');
    table.text('sources').notNullable().comment('JSON: [name, rank][]');
    table.binary('data').notNullable();
    table.primary(['slo_id', 'chunk']);
    table.index(['chunk']);
  });

  await knex.schema.createTable('ledger_stale_days', table => {
    table.comment('Days whose hours have to be added up again');
    table.integer('slo_id').notNullable().references('id').inTable('slos');
    table.integer('day').notNullable().comment('Days since 1970');
    table
      .integer('version')
      .notNullable()
      .comment('Grows with each write, so that none is missed');
    table.primary(['slo_id', 'day']);
    table.index(['day']);
  });
}

/** @param {import('knex').Knex} knex */
async function pushed(knex) {
  await knex.schema.createTable('sample_batches', table => {
    table.comment('Batches of pushed samples, so that each counts once');
    table.string('subject', 255).notNullable().comment('Who pushed');
    table.string('batch_id', 200).notNullable();
    table.string('content_hash', 64).notNullable();
    table.text('answer').nullable().comment('JSON; null while it is at work');
    table.bigInteger('received_at').notNullable();
    table.primary(['subject', 'batch_id']);
    table.index(['received_at']);
  });

  await knex.schema.createTable('service_events', table => {
    table.comment('Deploys, incidents, maintenance');
    table.string('entity_ref', 255).notNullable();
    table.string('id', 200).notNullable();
    table.string('cause', 16).notNullable();
    table.text('title').notNullable();
    table.bigInteger('from_at').notNullable();
    table.bigInteger('to_at').nullable();
    table.string('caused_by', 200).nullable();
    table.string('reported_by', 255).notNullable();
    table.bigInteger('reported_at').notNullable();
    table.primary(['entity_ref', 'id']);
    table.index(['entity_ref', 'from_at']);
  });
}

/** @param {import('knex').Knex} knex */
async function judged(knex) {
  await knex.schema.createTable('verdicts', table => {
    table.comment('What the policy said, with everything it followed from');
    table.increments('id');
    table.string('entity_ref', 255).notNullable();
    table.bigInteger('at').notNullable();
    table.boolean('changed').notNullable().comment('The stage');
    table.boolean('kept').notNullable();
    table.text('verdict').notNullable().comment('JSON: PolicyVerdict');
    table.index(['entity_ref', 'id']);
  });

  await knex.schema.createTable('verdict_heads', table => {
    table.comment('The newest verdict of each service');
    table.string('entity_ref', 255).primary().notNullable();
    table
      .integer('verdict_id')
      .notNullable()
      .references('id')
      .inTable('verdicts');
  });

  await knex.schema.createTable('waivers', table => {
    table.comment('Waivers that were granted in the portal');
    table.string('id', 36).primary().notNullable();
    table.string('entity_ref', 255).notNullable().index();
    table.text('reason').notNullable();
    table.string('approved_by', 255).notNullable();
    table.bigInteger('from_at').notNullable();
    table.bigInteger('until_at').notNullable();
    table.text('slos').nullable().comment('JSON: names; null for all');
    table.bigInteger('revoked_at').nullable();
    table.string('revoked_by', 255).nullable();
    table.bigInteger('created_at').notNullable();
  });
}

/** @param {import('knex').Knex} knex */
async function said(knex) {
  await knex.schema.createTable('source_states', table => {
    table.comment('Whether sources of counts and alerts answer');
    table.string('kind', 8).notNullable().comment('counts or alerts');
    table.string('source', 255).notNullable();
    table.bigInteger('answered_at').nullable();
    table.text('problem').nullable().comment('JSON: SloProblem');
    table.primary(['kind', 'source']);
  });

  await knex.schema.createTable('source_alerts', table => {
    table.comment('What alert sources said last of an entity');
    table.string('source', 255).notNullable();
    table.string('entity_ref', 255).notNullable().index();
    table.text('alerts').notNullable().comment('JSON: SourceAlert[]');
    table.text('recorded').notNullable().comment('JSON: SourceBudget[]');
    table.bigInteger('recorded_at').nullable();
    table.primary(['source', 'entity_ref']);
  });

  await knex.schema.createTable('changes', table => {
    table.comment('What changed lately, for the other backends');
    table.increments('id');
    table.string('origin', 36).notNullable().comment('Backend that changed it');
    table.bigInteger('at').notNullable().index();
    table.string('kind', 16).notNullable();
    table.text('entity_refs').notNullable().comment('JSON: string[]');
  });
}

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'changes',
    'source_alerts',
    'source_states',
    'waivers',
    'verdict_heads',
    'verdicts',
    'service_events',
    'sample_batches',
    'ledger_stale_days',
    'ledger_hours',
    'ledger_buckets',
    'ledger_series',
    'slos',
    'services',
  ]) {
    await knex.schema.dropTable(table);
  }
};
