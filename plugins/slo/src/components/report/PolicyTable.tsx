import type { SloReportPolicy } from '@causeway/plugin-slo-common';
import { joinClasses, tableStyles } from '@causeway/plugin-ui-react';
import { formatDuration } from '../../lib/formatDuration';
import { formatNumber } from '../../lib/formatNumber';
import styles from './report.module.css';

const time = (ms: number) => (ms ? formatDuration(ms) : 'none');

/** How often the stage of each service changed, and for how long features were stopped. */
export const PolicyTable = (props: { policy: SloReportPolicy[] }) => (
  <div className={styles.scroll}>
    <table className={joinClasses(tableStyles.table, tableStyles.stacked)}>
      <thead>
        <tr>
          <th scope="col">Service</th>
          <th scope="col" className={tableStyles.num}>
            Stage changed
          </th>
          <th scope="col" className={tableStyles.num}>
            Features stopped
          </th>
          <th scope="col" className={tableStyles.num}>
            Unknown
          </th>
        </tr>
      </thead>
      <tbody>
        {props.policy.map(row => (
          <tr key={row.entityRef}>
            <th scope="row">{row.entityTitle}</th>
            <td className={tableStyles.num} data-label="Stage changed">
              {`${formatNumber(row.changes)}×`}
            </td>
            <td className={tableStyles.num} data-label="Features stopped">
              {time(row.frozenMs)}
            </td>
            <td className={tableStyles.num} data-label="Unknown">
              {time(row.unknownMs)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
