import type { SloReportRow } from '@causeway/plugin-slo-common';
import { joinClasses } from '@causeway/plugin-ui-react';
import ui from '../ui/ui.module.css';
import { PromiseLine } from './PromiseLine';
import styles from './report.module.css';

/** Each promise, what came of it, and how that compares with the time before. */
export const PromiseTable = (props: { rows: SloReportRow[] }) => (
  <div className={styles.scroll}>
    <table className={joinClasses(ui.table, ui.stacked)}>
      <thead>
        <tr>
          <th scope="col">Service</th>
          <th scope="col">SLO</th>
          <th scope="col">Kept</th>
          <th scope="col" className={ui.num}>
            Promised
          </th>
          <th scope="col" className={ui.num}>
            Attained
          </th>
          <th scope="col" className={ui.num}>
            Before
          </th>
          <th scope="col" className={ui.num}>
            Budget used
          </th>
          <th scope="col" className={ui.num}>
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
