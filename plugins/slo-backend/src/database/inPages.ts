import type { Knex } from 'knex';
import { giveWay } from './giveWay';

/** Rows of one page: SQLite answers in one piece, and everything else waits for so long. */
const PAGE = 250;

/**
 * The rows of a query part by part, in order of a unique column; between two parts everything else that waits goes first.
 *
 * @param query - makes the query, without order and limit
 */
export async function* inPages<T extends object>(
  query: () => Knex.QueryBuilder,
  key: keyof T & string,
): AsyncIterable<T> {
  let last: T | undefined;
  for (;;) {
    const next = query().orderBy(key).limit(PAGE);
    const rows: T[] = await (last
      ? next.where(key, '>', last[key] as Knex.Value)
      : next);
    yield* rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1);
    await giveWay();
  }
}
