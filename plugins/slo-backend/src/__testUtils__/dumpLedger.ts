import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

/** Everything the ledger holds, by names instead of row numbers: two ledgers are the same if this is. */
export async function dumpLedger(knex: Knex): Promise<string[]> {
  const buckets = await knex('ledger_buckets')
    .innerJoin('ledger_series', 'ledger_series.id', 'ledger_buckets.series_id')
    .innerJoin('slos', 'slos.id', 'ledger_series.slo_id')
    .select('entity_ref', 'name', 'source', 'rank', 'chunk', 'data');
  const hours = await knex('ledger_hours')
    .innerJoin('slos', 'slos.id', 'ledger_hours.slo_id')
    .select('entity_ref', 'name', 'sources', 'chunk', 'data');
  return [
    ...buckets.map(row =>
      [
        row.entity_ref,
        row.name,
        row.source,
        row.rank,
        row.chunk,
        digest(row.data),
      ].join(' '),
    ),
    ...hours.map(row =>
      [row.entity_ref, row.name, row.sources, row.chunk, digest(row.data)].join(
        ' ',
      ),
    ),
  ].sort();
}

function digest(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 20);
}
