import type { SloTimeline } from '@causeway/plugin-slo-common';
import { tableStyles } from '@causeway/plugin-ui-react';
import { formatBudget } from '../../lib/formatBudget';
import { formatDay } from '../../lib/formatDay';
import { formatNumber } from '../../lib/formatNumber';
import { sampleRows } from '../../lib/sampleRows';
import { Time } from '../ui/Time';
import styles from './charts.module.css';

/** So many rows say what the chart says, and can be listened to. */
const ROWS = 30;

/** The chart's numbers as a table. */
export const TimelineTable = (props: { timeline: SloTimeline }) => {
  const { points, events } = props.timeline;
  const rows = sampleRows(points, ROWS);
  return (
    <details className={styles.numbers}>
      <summary>The numbers and events as a table</summary>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard too */}
      <div tabIndex={0} role="group" aria-label="Budget over time">
        <table className={tableStyles.table}>
          <thead>
            <tr>
              <th scope="col">At</th>
              <th scope="col" className={tableStyles.num}>
                Budget left
              </th>
              <th scope="col" className={tableStyles.num}>
                Bad
              </th>
              <th scope="col" className={tableStyles.num}>
                All
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ at, remaining, bad, total }) => (
              <tr key={at}>
                <td>
                  <Time at={at} text={formatDay(at)} />
                </td>
                <td className={tableStyles.num}>{formatBudget(remaining)}</td>
                <td className={tableStyles.num}>{formatNumber(bad)}</td>
                <td className={tableStyles.num}>{formatNumber(total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {events.length > 0 && (
          <ul>
            {events.map(({ id, cause, title, from, to }) => (
              <li key={id}>
                {`${cause}: ${title}, ${formatDay(from)}`}
                {cause !== 'deploy' &&
                  (to === null ? ', still going on' : ` to ${formatDay(to)}`)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
};
