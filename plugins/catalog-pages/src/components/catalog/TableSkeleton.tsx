import {
  Bone,
  joinClasses,
  tableStyles,
  useLate,
} from '@causeway/plugin-ui-react';
import styles from './catalog.module.css';

/** How much is drawn. */
export interface TableSkeletonProps {
  columns: { id: string; label: string; width: number }[];
  rows: number;
}

/** The table's layout while its rows are read; nothing at all if that is quick. */
export const TableSkeleton = (props: TableSkeletonProps) => {
  const due = useLate();
  return (
    <table className={joinClasses(tableStyles.table, styles.table)} aria-hidden>
      <colgroup>
        <col className={styles.nameColumn} />
        {props.columns.map(({ id, width }) => (
          <col key={id} className={styles.extra} style={{ width }} />
        ))}
        <col style={{ width: 44 }} />
      </colgroup>
      <thead>
        <tr>
          <th>Name</th>
          {props.columns.map(({ id, label }) => (
            <th key={id} className={styles.extra}>
              {label}
            </th>
          ))}
          <th />
        </tr>
      </thead>
      <tbody style={{ visibility: due ? 'visible' : 'hidden' }}>
        {Array.from({ length: props.rows }, (_, row) => (
          <tr key={row}>
            <td className={styles.nameCell}>
              <Bone width={120 + (row % 4) * 40} />
            </td>
            {props.columns.map(({ id }) => (
              <td key={id} className={styles.extra}>
                <Bone width="60%" />
              </td>
            ))}
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
};
