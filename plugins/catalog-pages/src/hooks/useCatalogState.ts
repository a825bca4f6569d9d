import { useCallback, useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';
import {
  CatalogDefaults,
  CatalogState,
  formatCatalogState,
  parseCatalogState,
} from '../lib/catalogUrlState';

/** A step to a neighbouring page, carried beside the address. */
interface CursorStep {
  search: string;
  cursor: string;
}

/** The catalog page's state and how to change it. */
export interface CatalogStateControl {
  state: CatalogState;
  /** The catalog's own pointer to this page, if the reader came by a page step. */
  cursor?: string;
  /** Changes parts of the state; unless the page is among them, it is 1 again. */
  update(change: Partial<CatalogState>, options?: { replace?: boolean }): void;
  /** Goes to a neighbouring page. */
  step(page: number, cursor: string): void;
}

function readCursor(historyState: unknown, search: string): string | undefined {
  const step = (historyState as { catalogStep?: Partial<CursorStep> } | null)
    ?.catalogStep;
  return step?.search === search && typeof step.cursor === 'string'
    ? step.cursor
    : undefined;
}

/**
 * Keeps the catalog page's state in the address. Cursors are long and only
 * good for one list, so they travel in the history entry instead; an address
 * opened elsewhere finds its page by number.
 */
export function useCatalogState(
  defaults: CatalogDefaults,
): CatalogStateControl {
  const [params, setParams] = useSearchParams();
  const location = useLocation();
  const search = params.toString();
  const state = useMemo(
    () => parseCatalogState(new URLSearchParams(search), defaults),
    [search, defaults],
  );

  const update = useCallback<CatalogStateControl['update']>(
    (change, options) =>
      setParams(
        formatCatalogState({ ...state, page: 1, ...change }, defaults),
        { replace: options?.replace },
      ),
    [state, defaults, setParams],
  );
  const step = useCallback<CatalogStateControl['step']>(
    (page, cursor) => {
      const next = formatCatalogState({ ...state, page }, defaults);
      setParams(next, {
        state: { catalogStep: { search: next.toString(), cursor } },
      });
    },
    [state, defaults, setParams],
  );
  return { state, cursor: readCursor(location.state, search), update, step };
}
