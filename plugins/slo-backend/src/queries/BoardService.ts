import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  SloBoard,
  SloProblems,
  SloSummary,
} from '@causeway/plugin-slo-common';
import type { Callers } from '../access/Callers';
import type { CatalogAccess } from '../access/CatalogAccess';
import { compareRows } from '../evaluate/compareRows';
import type { RowCache } from '../evaluate/RowCache';
import type { SloBook } from '../evaluate/SloBook';
import {
  cursorAfter,
  refuseMine,
  type BoardFilter,
  type BoardQuery,
} from './boardQuery';
import { filterRows, type FilteredRows } from './filterRows';
import { problemsOf } from './problemsOf';

/** Judging each SLO every quarter of an hour, this is later than it ever should be. */
const LATE_MS = 20 * 60_000;

/** The board: rows of all SLOs that a caller may see. */
export class BoardService {
  readonly #book: SloBook;
  readonly #rows: RowCache;
  readonly #access: CatalogAccess;
  readonly #callers: Callers;
  readonly #now: () => number;

  constructor(options: {
    book: SloBook;
    rows: RowCache;
    access: CatalogAccess;
    callers: Callers;
    now?: () => number;
  }) {
    this.#book = options.book;
    this.#rows = options.rows;
    this.#access = options.access;
    this.#callers = options.callers;
    this.#now = options.now ?? Date.now;
  }

  /** A page of rows, worst first. */
  async board(
    query: BoardQuery,
    options: { credentials: BackstageCredentials },
  ): Promise<SloBoard> {
    const found = await this.#filter(query, options.credentials);
    const { rows, counts, owners, systems } = found;
    const { cursor, limit } = query;
    const rest = cursor
      ? rows.filter(row => compareRows(row, cursor) > 0)
      : rows;
    const items = rest.slice(0, limit);
    return {
      items,
      totalItems: rows.length,
      services: new Set(rows.map(row => row.entityRef)).size,
      counts,
      facets: { owners, systems },
      ...(rest.length > limit && {
        nextCursor: cursorAfter(items[items.length - 1]),
      }),
      ...judgedOf(rows, this.#now()),
      problems: {
        quarantined: rows.filter(row => row.quarantined !== null).length,
        files: found.problems.length,
      },
    };
  }

  /** Every row that passes the filters. */
  async all(
    filter: BoardFilter,
    options: { credentials: BackstageCredentials },
  ): Promise<SloSummary[]> {
    return (await this.#filter(filter, options.credentials)).rows;
  }

  /** What couldn't be read of services that pass the filters. */
  async problems(
    filter: BoardFilter,
    options: { credentials: BackstageCredentials },
  ): Promise<SloProblems> {
    return {
      items: (await this.#filter(filter, options.credentials)).problems,
    };
  }

  async #filter(
    filter: BoardFilter,
    credentials: BackstageCredentials,
  ): Promise<FilteredRows & { problems: SloProblems['items'] }> {
    refuseMine(filter, this.#callers.isUser(credentials));
    const services = this.#book
      .list()
      .filter(
        service => service.slos.length > 0 || problemsOf(service).length > 0,
      );
    const visible = await this.#access.visible(
      services.map(({ entityRef }) => entityRef),
      credentials,
    );
    const mine = filter.mine
      ? await this.#callers.ownershipRefs(credentials)
      : undefined;
    const rows = this.#rows.rows().filter(row => visible.has(row.entityRef));
    const problems = services
      .filter(({ entityRef }) => visible.has(entityRef))
      .flatMap(service =>
        problemsOf(service).map(problem => ({
          ...problem,
          ...this.#rows.titleOf(service.entityRef),
        })),
      )
      .filter(
        ({ owner }) =>
          (!mine || (owner !== null && mine.includes(owner))) &&
          (filter.owner.length === 0 ||
            (owner !== null && filter.owner.includes(owner))),
      )
      .map(({ owner: _, ...problem }) => problem);
    return { ...filterRows({ rows, filter, mine }), problems };
  }
}

/** When the rows were judged: the oldest, the newest, and how many should have been judged since. */
function judgedOf(
  rows: SloSummary[],
  now: number,
): Pick<SloBoard, 'evaluatedAt' | 'judged'> {
  let oldest: number | null = null;
  let newest: number | null = null;
  let late = 0;
  for (const { evaluatedAt } of rows) {
    oldest = Math.min(oldest ?? evaluatedAt, evaluatedAt);
    newest = Math.max(newest ?? evaluatedAt, evaluatedAt);
    late += now - evaluatedAt > LATE_MS ? 1 : 0;
  }
  return { evaluatedAt: oldest, judged: { newest, late } };
}
