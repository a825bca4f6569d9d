import type { SloTimeline } from '@causeway/plugin-slo-common';
import { joinClasses, tableStyles } from '@causeway/plugin-ui-react';
import { rateAt } from '../../lib/burnCourse';
import type { BurnTier } from '../../lib/burnTiers';
import { formatBurn } from '../../lib/formatBurn';
import { formatDay } from '../../lib/formatDay';
import { Time } from '../ui/Time';
import ui from '../ui/ui.module.css';
import styles from './charts.module.css';

/** Props of {@link BurnTable}. */
export interface BurnTableProps {
  timeline: SloTimeline;
  tiers: BurnTier[];
}

/** So many rows say what the chart says, and can be listened to. */
const ROWS = 30;

/** The highest of several burn rates; null where none is known. */
function highest(rates: (number | null)[]): number | null {
  return rates.reduce<number | null>(
    (most, rate) =>
      rate === null || (most !== null && most >= rate) ? most : rate,
    null,
  );
}

/** Burn rates over all windows as a table: each row has the highest of its time. */
export const BurnTable = (props: BurnTableProps) => {
  const { timeline, tiers } = props;
  const { points } = timeline;
  const size = Math.max(1, Math.ceil(points.length / ROWS));
  const parts = Array.from(
    { length: Math.ceil(points.length / size) },
    (_, i) => points.slice(i * size, (i + 1) * size),
  );
  return (
    <details className={styles.numbers}>
      <summary>The burn rates as a table</summary>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard too */}
      <div tabIndex={0} role="group" aria-label="Burn rates over time">
        <table className={tableStyles.table}>
          <thead>
            <tr>
              <th scope="col">Highest up to</th>
              {tiers.map(({ window, label }) => (
                <th key={window} scope="col" className={tableStyles.num}>
                  over {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map(part => {
              const { at } = part[part.length - 1];
              return (
                <tr key={at}>
                  <td>
                    <Time at={at} text={formatDay(at)} />
                  </td>
                  {tiers.map(({ window, factor, severity }) => {
                    const rate = highest(
                      part.map(point => rateAt(point, window)),
                    );
                    const above =
                      rate !== null && factor !== null && rate > factor;
                    const tone = severity === 'page' ? ui.bad : ui.risk;
                    return (
                      <td
                        key={window}
                        className={joinClasses(tableStyles.num, above && tone)}
                      >
                        {formatBurn(rate)}
                        {above && ` (${severity})`}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
};
