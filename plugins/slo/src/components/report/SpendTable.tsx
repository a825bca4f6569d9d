import type { SpendByCause } from '@causeway/plugin-slo-common';
import { tableStyles } from '@causeway/plugin-ui-react';
import { formatNumber } from '../../lib/formatNumber';
import { formatPercent } from '../../lib/formatPercent';
import { roundToSum } from '../../lib/roundToSum';
import styles from './report.module.css';

const CAUSES: Record<SpendByCause['cause'], string> = {
  deploy: 'Deploys',
  incident: 'Incidents',
  dependency: 'Incidents of dependencies',
  maintenance: 'Maintenance',
  unexplained: 'Unexplained',
};

/** Bad events of all rows by cause; the lines add up. */
export const SpendTable = (props: { spend: SpendByCause[] }) => {
  const { spend } = props;
  const bad = roundToSum(spend.map(line => line.bad));
  const total = bad.reduce((sum, part) => sum + part, 0);
  return (
    <div className={styles.scroll}>
      <table className={tableStyles.table}>
        <thead>
          <tr>
            <th scope="col">Cause</th>
            <th scope="col" className={tableStyles.num}>
              Bad events
            </th>
            <th scope="col" className={tableStyles.num}>
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {spend.map(({ cause }, index) => (
            <tr key={cause}>
              <th scope="row">{CAUSES[cause]}</th>
              <td className={tableStyles.num}>{formatNumber(bad[index])}</td>
              <td className={tableStyles.num}>
                {total ? formatPercent(bad[index] / total) : '–'}
              </td>
            </tr>
          ))}
          <tr className={styles.total}>
            <th scope="row">Together</th>
            <td className={tableStyles.num}>{formatNumber(total)}</td>
            <td className={tableStyles.num}>{total ? '100 %' : '–'}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
};
