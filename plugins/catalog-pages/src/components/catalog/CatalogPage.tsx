import {
  cardStyles,
  filterStyles,
  joinClasses,
  SearchField,
  useDocumentTitle,
} from '@causeway/plugin-ui-react';
import { useMemo, useRef } from 'react';
import { useCatalogFacets } from '../../hooks/useCatalogFacets';
import { useCatalogRows } from '../../hooks/useCatalogRows';
import { useCatalogState } from '../../hooks/useCatalogState';
import { useEntityTitles } from '../../hooks/useEntityTitles';
import { CatalogDefaults } from '../../lib/catalogUrlState';
import { columnsForKind, MIXED_COLUMNS } from '../../lib/columns';
import { capitalise, KindName, kindName } from '../../lib/kinds';
import { referredRefs } from '../../lib/referredRefs';
import { ErrorMessage } from '../ui/ErrorMessage';
import { PageHeader } from '../ui/PageHeader';
import ui from '../ui/ui.module.css';
import styles from './catalog.module.css';
import { CatalogActions } from './CatalogActions';
import { CatalogTable } from './CatalogTable';
import { EmptyCatalog } from './EmptyCatalog';
import { FilterBar } from './FilterBar';
import { KindSwitch } from './KindSwitch';
import { moveRowFocus } from './moveRowFocus';
import { Pager } from './Pager';
import { TableSkeleton } from './TableSkeleton';
import { ViewSwitch } from './ViewSwitch';

const STARRED_NOUNS: KindName = {
  singular: 'starred entry',
  plural: 'starred entries',
};

/** How the catalog page is set up. */
export interface CatalogPageProps {
  defaults: CatalogDefaults;
  /** Rows on a page. */
  pageSize: number;
}

/**
 * The catalog: a view of one kind, narrowed by search and filters, kept in the
 * address. Its first show takes three requests: rows, values of the filters,
 * titles of what the rows refer to.
 */
export const CatalogPage = (props: CatalogPageProps) => {
  const { defaults, pageSize } = props;
  const { state, cursor, update, step } = useCatalogState(defaults);
  const starred = state.view === 'starred';
  const rows = useCatalogRows({ state, cursor, pageSize });
  const facets = useCatalogFacets(starred ? undefined : state.kind);
  const columns = starred ? MIXED_COLUMNS : columnsForKind(state.kind);
  const items = rows.value?.items;
  const facetsSettled = starred || !facets.loading;
  const refs = useMemo(
    () =>
      items && facetsSettled
        ? referredRefs({ items, columns, facets: facets.value, state })
        : undefined,
    [items, facetsSettled, columns, facets.value, state],
  );
  const titleOf = useEntityTitles(refs);
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const plural = kindName(state.kind).plural;
  useDocumentTitle('Catalog');

  const body = () => {
    if (rows.error) {
      return (
        <ErrorMessage
          title="The catalog could not be read"
          error={rows.error}
          stillWorks="Pages you have open and search keep working."
          onRetry={rows.retry}
        />
      );
    }
    if (!items || !rows.value) {
      return <TableSkeleton columns={columns} rows={8} />;
    }
    if (!items.length && !rows.loading) {
      return (
        <EmptyCatalog
          state={state}
          totalItems={starred ? 0 : rows.value.totalItems}
          onChange={update}
        />
      );
    }
    return (
      <CatalogTable
        label={starred ? 'Starred' : capitalise(plural)}
        items={items}
        columns={columns}
        state={state}
        titleOf={titleOf}
        bodyRef={bodyRef}
        stale={rows.loading}
        onSort={(sort, descending) => update({ sort, descending })}
      />
    );
  };
  const { nextCursor, prevCursor } = rows.value ?? {};

  return (
    <main className={ui.page}>
      <PageHeader title="Catalog" actions={<CatalogActions />} />
      <div className={filterStyles.controls}>
        <ViewSwitch
          view={state.view}
          kind={state.kind}
          onChange={view => update({ view, filters: {}, sort: 'name' })}
        />
        {!starred && (
          <KindSwitch
            kind={state.kind}
            onChange={kind =>
              update({ kind, filters: {}, sort: 'name', descending: false })
            }
          />
        )}
        <SearchField
          className={styles.search}
          value={state.text}
          label={`Search in ${starred ? 'starred' : plural}`}
          onChange={text => update({ text }, { replace: true })}
          onLeaveDown={() => moveRowFocus(bodyRef.current, 'Home')}
        />
        <FilterBar
          state={state}
          facets={starred ? undefined : facets.value}
          titleOf={titleOf}
          onChange={update}
        />
      </div>
      <div className={joinClasses(cardStyles.card, styles.card)}>{body()}</div>
      {rows.value && !rows.error && items?.length ? (
        <Pager
          nouns={starred ? STARRED_NOUNS : kindName(state.kind)}
          page={state.page}
          pageSize={pageSize}
          shown={items.length}
          totalItems={rows.value.totalItems}
          onPrevious={
            prevCursor ? () => step(state.page - 1, prevCursor) : undefined
          }
          onNext={
            nextCursor ? () => step(state.page + 1, nextCursor) : undefined
          }
        />
      ) : null}
    </main>
  );
};
