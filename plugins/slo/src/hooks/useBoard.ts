import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { SloBoard } from '@causeway/plugin-slo-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BoardQuery } from '../api/types';
import { sloApiRef } from '../api/sloApiRef';

/** Rows that one request brings. */
export const PAGE_SIZE = 60;
/** As many as the backend gives at once, for looking again at a long list. */
const MOST_AT_ONCE = 500;

/** The board as far as it was read. */
export interface BoardLoaded {
  /** Everything of the newest answer; its items are all rows that were read. */
  board?: SloBoard;
  error?: Error;
  /** The present question has no answer yet. */
  loading: boolean;
  /** Rows that follow are on their way. */
  loadingMore: boolean;
  loadMore(): void;
  reload(): void;
}

interface State {
  query?: BoardQuery;
  board?: SloBoard;
  error?: Error;
  loadingMore: boolean;
}

/**
 * Reads the board page by page. A new question shows the old answer until its own comes; looking again reads as many rows
 * as were shown, so that nothing jumps.
 *
 * @param query - memoised
 */
export function useBoard(query: BoardQuery): BoardLoaded {
  const api = useApi(sloApiRef);
  const [state, setState] = useState<State>({ loadingMore: false });
  const latest = useRef(state);
  latest.current = state;
  // Whoever asks last is answered.
  const question = useRef(0);

  const read = useCallback(
    async (rows: number) => {
      question.current += 1;
      const mine = question.current;
      try {
        const board = await readRows(
          next => api.getBoard({ ...query, ...next }),
          rows,
        );
        if (mine === question.current) {
          setState({ query, board, loadingMore: false });
        }
      } catch (error) {
        if (mine === question.current) {
          setState(before => ({
            ...before,
            query,
            error: toError(error),
            loadingMore: false,
          }));
        }
      }
    },
    [api, query],
  );

  useEffect(() => {
    read(PAGE_SIZE);
  }, [read]);

  const reload = useCallback(
    () => read(Math.max(PAGE_SIZE, latest.current.board?.items.length ?? 0)),
    [read],
  );

  const loadMore = useCallback(() => {
    const { board, loadingMore } = latest.current;
    const cursor = board?.nextCursor;
    if (!cursor || loadingMore || latest.current.query !== query) return;
    const mine = question.current;
    setState(before => ({ ...before, loadingMore: true }));
    api.getBoard({ ...query, limit: PAGE_SIZE, cursor }).then(
      next => {
        if (mine !== question.current) return;
        setState({
          query,
          board: { ...next, items: [...board.items, ...next.items] },
          loadingMore: false,
        });
      },
      error =>
        mine === question.current &&
        setState(before => ({
          ...before,
          error: toError(error),
          loadingMore: false,
        })),
    );
  }, [api, query]);

  return {
    board: state.board,
    error: state.error,
    loading: state.query !== query,
    loadingMore: state.loadingMore,
    loadMore,
    reload,
  };
}

async function readRows(
  get: (page: { limit: number; cursor?: string }) => Promise<SloBoard>,
  rows: number,
): Promise<SloBoard> {
  let board = await get({ limit: Math.min(rows, MOST_AT_ONCE) });
  while (board.nextCursor && board.items.length < rows) {
    const limit = Math.min(rows - board.items.length, MOST_AT_ONCE);
    const next = await get({ limit, cursor: board.nextCursor });
    board = { ...next, items: [...board.items, ...next.items] };
  }
  return board;
}
