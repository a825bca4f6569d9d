import type pg from 'pg';

/**
 * Throws unless the database answers.
 *
 * A pool that is all in use is busy, not broken: were the replica taken away for it, the others would get its load too.
 */
export async function checkDatabase(pool: pg.Pool): Promise<void> {
  if (pool.totalCount >= pool.options.max && pool.idleCount === 0) return;
  await pool.query('SELECT 1');
}
