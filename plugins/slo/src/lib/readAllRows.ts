import type { SloSummary } from '@causeway/plugin-slo-common';
import type { SloApi } from '../api/SloApi';
import type { BoardQuery } from '../api/types';

const AT_ONCE = 500;

/** Every row that the filters let through, whatever the page shows of them. */
export async function readAllRows(
  api: SloApi,
  query: BoardQuery,
): Promise<SloSummary[]> {
  const rows: SloSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.getBoard({ ...query, limit: AT_ONCE, cursor });
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return rows;
}
