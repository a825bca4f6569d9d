import type { SloReportRow } from '@causeway/plugin-slo-common';
import { Link } from 'react-router-dom';
import { useServicePath } from '../../hooks/useServicePath';
import { formatBudget } from '../../lib/formatBudget';
import { formatNumber } from '../../lib/formatNumber';
import { formatPercent } from '../../lib/formatPercent';
import { sloTabPath } from '../../lib/paths';
import { sloTitle } from '../../lib/sloTitle';
import { TRUTHS } from '../../lib/truths';
import { Truth } from '../ui/Truth';
import ui from '../ui/ui.module.css';
import styles from './report.module.css';

/** Each promise, what came of it, and how that compares with the time before. */
export const PromiseTable = (props: { rows: SloReportRow[] }) => {
  const servicePath = useServicePath();
  return (
    <div className={styles.scroll}>
      <table className={ui.table}>
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
            <tr key={`${row.entityRef}\n${row.name}`}>
              <th scope="row">
                <Link
                  to={sloTabPath(servicePath(row.entityRef), row.name)}
                  className={styles.service}
                >
                  {row.entityTitle}
                </Link>
              </th>
              <td>{sloTitle(row)}</td>
              <td>
                <Truth truth={row.truth} title={row.truthReason}>
                  {TRUTHS.find(({ truth }) => truth === row.truth)?.label}
                </Truth>
              </td>
              <td className={ui.num}>{formatPercent(row.objective)}</td>
              <td className={ui.num}>{formatPercent(row.attainment)}</td>
              <td className={ui.num}>{formatPercent(row.before.attainment)}</td>
              <td className={ui.num}>{formatBudget(row.consumed)}</td>
              <td className={ui.num}>
                {`${formatNumber(row.bad)} of ${formatNumber(row.total)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
