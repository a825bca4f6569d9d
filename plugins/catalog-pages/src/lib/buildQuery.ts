import { QueryEntitiesInitialRequest } from '@backstage/catalog-client';
import { CatalogState } from './catalogUrlState';
import { columnsForKind, TABLE_FIELDS } from './columns';
import { FILTERS } from './filters';

/** What {@link buildQuery} needs to know. */
export interface BuildQueryOptions {
  state: CatalogState;
  /** Full refs of the reader and the reader's teams, in lower case. */
  ownershipRefs: string[];
  /** Rows on a page. */
  pageSize: number;
}

const SEARCHED_FIELDS = [
  'metadata.name',
  'metadata.title',
  'metadata.description',
  'metadata.tags',
  'spec.profile.displayName',
];

function ownersWanted(options: BuildQueryOptions): string[] | undefined {
  const { state, ownershipRefs } = options;
  const chosen = state.filters.owner;
  if (state.view !== 'mine') {
    return chosen;
  }
  return chosen
    ? ownershipRefs.filter(ref => chosen.includes(ref))
    : ownershipRefs;
}

function sortField(state: CatalogState): string {
  const column = columnsForKind(state.kind).find(c => c.id === state.sort);
  return column?.sortField ?? 'metadata.name';
}

/**
 * The catalog request that yields the page the state asks for.
 *
 * @returns undefined if nothing can match, so that nothing needs to be asked
 */
export function buildQuery(
  options: BuildQueryOptions,
): QueryEntitiesInitialRequest | undefined {
  const { state, pageSize } = options;
  const filter: Record<string, string | string[]> = { kind: state.kind };
  for (const { id, field } of FILTERS) {
    const values = id === 'owner' ? ownersWanted(options) : state.filters[id];
    if (values?.length === 0) {
      return undefined;
    }
    if (values) {
      filter[field] = values;
    }
  }
  const text = state.text.trim();
  return {
    filter,
    fields: TABLE_FIELDS,
    limit: pageSize,
    ...(state.page > 1 && { offset: (state.page - 1) * pageSize }),
    orderFields: {
      field: sortField(state),
      order: state.descending ? 'desc' : 'asc',
    },
    ...(text && { fullTextFilter: { term: text, fields: SEARCHED_FIELDS } }),
  };
}
