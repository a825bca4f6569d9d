import { FILTERS, FilterId } from './filters';
import { isOwnedKind } from './kinds';

/** Which entities the catalog page looks at. */
export type CatalogView = 'mine' | 'all' | 'starred';

/** Everything about the catalog page that its address keeps. */
export interface CatalogState {
  view: CatalogView;
  /** Entity kind in lower case. */
  kind: string;
  /** What was typed into the search field. */
  text: string;
  filters: Partial<Record<FilterId, string[]>>;
  /** The column that sorts the table: `name` or the id of another column. */
  sort: string;
  descending: boolean;
  /** From 1. */
  page: number;
}

/** What an address without parameters means. */
export interface CatalogDefaults {
  view: CatalogView;
  kind: string;
}

const views: CatalogView[] = ['mine', 'all', 'starred'];
// An address is written by anybody: what it may carry is bounded.
const MAX_TEXT = 200;
const MAX_VALUES = 50;
const MAX_PAGE = 100_000;
const kindPattern = /^[a-z][a-z0-9-]{0,62}$/;

function parsePage(text: string | null): number {
  const page = Number(text);
  return Number.isInteger(page) && page > 0 && page <= MAX_PAGE ? page : 1;
}

/** Reads the state from an address. Values that make no sense count as absent. */
export function parseCatalogState(
  params: URLSearchParams,
  defaults: CatalogDefaults,
): CatalogState {
  const kindText = (params.get('kind') ?? '').toLocaleLowerCase('en-US');
  const kind = kindPattern.test(kindText) ? kindText : defaults.kind;
  const asked =
    views.find(view => view === params.get('view')) ?? defaults.view;
  const sortText = (params.get('sort') ?? 'name').slice(0, 40);
  const filters: CatalogState['filters'] = {};
  for (const { id } of FILTERS) {
    const values = params
      .getAll(id)
      .filter(value => value && value.length <= MAX_TEXT)
      .slice(0, MAX_VALUES);
    if (values.length) {
      filters[id] = [...new Set(values)];
    }
  }
  return {
    view: asked === 'mine' && !isOwnedKind(kind) ? 'all' : asked,
    kind,
    text: (params.get('q') ?? '').slice(0, MAX_TEXT),
    filters,
    sort: sortText.replace(/^-/, '') || 'name',
    descending: sortText.startsWith('-'),
    page: parsePage(params.get('page')),
  };
}

/** Writes the state as an address; what equals the defaults is left out. */
export function formatCatalogState(
  state: CatalogState,
  defaults: CatalogDefaults,
): URLSearchParams {
  const params = new URLSearchParams();
  if (state.view !== defaults.view) {
    params.set('view', state.view);
  }
  if (state.kind !== defaults.kind) {
    params.set('kind', state.kind);
  }
  if (state.text) {
    params.set('q', state.text);
  }
  for (const { id } of FILTERS) {
    for (const value of state.filters[id] ?? []) {
      params.append(id, value);
    }
  }
  if (state.sort !== 'name' || state.descending) {
    params.set('sort', `${state.descending ? '-' : ''}${state.sort}`);
  }
  if (state.page > 1) {
    params.set('page', String(state.page));
  }
  return params;
}

/** Whether anything narrows the view, so that "clear" has something to do. */
export function isNarrowed(state: CatalogState): boolean {
  return Boolean(state.text) || Object.keys(state.filters).length > 0;
}
