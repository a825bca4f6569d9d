import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  joinClasses,
  tableStyles,
  textStyles,
} from '@causeway/plugin-ui-react';
import { RiArrowDownSLine, RiArrowUpSLine } from '@remixicon/react';
import { RefObject } from 'react';
import { TitleOf } from '../../hooks/useEntityTitles';
import { CatalogState } from '../../lib/catalogUrlState';
import { ColumnDefinition } from '../../lib/columns';
import styles from './catalog.module.css';
import { CatalogTableRow } from './CatalogTableRow';

/** What the table shows. */
export interface CatalogTableProps {
  label: string;
  items: Entity[];
  columns: ColumnDefinition[];
  state: CatalogState;
  titleOf: TitleOf;
  bodyRef: RefObject<HTMLTableSectionElement>;
  /** True while newer rows are on their way. */
  stale: boolean;
  onSort(sort: string, descending: boolean): void;
}

type HeadProps = Pick<CatalogTableProps, 'state' | 'onSort'> & {
  id: string;
  label: string;
  sortable: boolean;
  className?: string;
};

const HeadCell = (props: HeadProps) => {
  const { id, label, state } = props;
  if (!props.sortable) {
    return (
      <th scope="col" className={props.className}>
        {label}
      </th>
    );
  }
  const active = state.sort === id;
  const direction = state.descending ? 'descending' : 'ascending';
  const Arrow = state.descending ? RiArrowDownSLine : RiArrowUpSLine;
  return (
    <th
      scope="col"
      className={props.className}
      aria-sort={active ? direction : undefined}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={() => props.onSort(id, active && !state.descending)}
      >
        {label}
        {active && <Arrow size={14} aria-hidden />}
      </button>
    </th>
  );
};

/**
 * The catalog as a table. Arrow keys, Home and End go from row to row, Enter
 * opens the row that has the focus.
 */
export const CatalogTable = (props: CatalogTableProps) => {
  const { columns, state, onSort } = props;
  const sortable = state.view !== 'starred';
  return (
    <table
      className={joinClasses(
        tableStyles.table,
        styles.table,
        props.stale && styles.stale,
      )}
      aria-label={props.label}
      aria-busy={props.stale}
    >
      <colgroup>
        <col className={styles.nameColumn} />
        {columns.map(({ id, width }) => (
          <col key={id} className={styles.extra} style={{ width }} />
        ))}
        <col style={{ width: 44 }} />
      </colgroup>
      <thead>
        <tr>
          <HeadCell
            id="name"
            label="Name"
            sortable
            state={state}
            onSort={onSort}
          />
          {columns.map(column => (
            <HeadCell
              key={column.id}
              id={column.id}
              label={column.label}
              sortable={sortable && Boolean(column.sortField)}
              className={styles.extra}
              state={state}
              onSort={onSort}
            />
          ))}
          <th scope="col">
            <span className={textStyles.hidden}>Star</span>
          </th>
        </tr>
      </thead>
      <tbody ref={props.bodyRef}>
        {props.items.map(entity => (
          <CatalogTableRow
            key={stringifyEntityRef(entity)}
            entity={entity}
            columns={columns}
            titleOf={props.titleOf}
          />
        ))}
      </tbody>
    </table>
  );
};
