import type { SloReportRow } from '@causeway/plugin-slo-common';
import { joinClasses, tableStyles } from '@causeway/plugin-ui-react';
import { PromiseLine } from './PromiseLine';
import styles from './report.module.css';

/** Each promise, what came of it, and how that compares with the time before. */
export const PromiseTable = (props: { rows: SloReportRow[] }) => (
  <div className={styles.scroll}>
    <table className={joinClasses(tableStyles.table, tableStyles.stacked)}>
      <thead>
        <tr>
          <th scope="col">Service</th>
          <th scope="col">SLO</th>
          <th scope="col">Kept</th>
          <th scope="col" className={tableStyles.num}>
            Promised
          </th>
          <th scope="col" className={tableStyles.num}>
            Attained
          </th>
          <th scope="col" className={tableStyles.num}>
            Before
          </th>
          <th scope="col" className={tableStyles.num}>
            Budget used
          </th>
          <th scope="col" className={tableStyles.num}>
            Bad of all
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(row => (
          <PromiseLine key={`${row.entityRef}\n${row.name}`} row={row} />
        ))}
      </tbody>
    </table>
  </div>
);
