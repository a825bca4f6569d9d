import type { SloReportRow } from '@causeway/plugin-slo-common';
import { tableStyles } from '@causeway/plugin-ui-react';
import { Link } from 'react-router-dom';
import { useServicePath } from '../../hooks/useServicePath';
import { formatBudget } from '../../lib/formatBudget';
import { formatNumber } from '../../lib/formatNumber';
import { formatPercent } from '../../lib/formatPercent';
import { sloTabPath } from '../../lib/paths';
import { sloTitle } from '../../lib/sloTitle';
import { TRUTHS } from '../../lib/truths';
import { Truth } from '../ui/Truth';
import styles from './report.module.css';

/** A promise, what came of it, and how that compares with the time before. */
export const PromiseLine = (props: { row: SloReportRow }) => {
  const { row } = props;
  const servicePath = useServicePath();
  return (
    <tr>
      <th scope="row">
        <Link
          to={sloTabPath(servicePath(row.entityRef), row.name)}
          className={styles.service}
        >
          {row.entityTitle}
        </Link>
      </th>
      <td data-label="SLO">{sloTitle(row)}</td>
      <td data-label="Kept">
        <Truth truth={row.truth} title={row.truthReason}>
          {TRUTHS.find(({ truth }) => truth === row.truth)?.label}
        </Truth>
      </td>
      <td className={tableStyles.num} data-label="Promised">
        {formatPercent(row.objective)}
      </td>
      <td className={tableStyles.num} data-label="Attained">
        {formatPercent(row.attainment)}
      </td>
      <td className={tableStyles.num} data-label="Before">
        {formatPercent(row.before.attainment)}
      </td>
      <td className={tableStyles.num} data-label="Budget used">
        {formatBudget(row.consumed)}
      </td>
      <td className={tableStyles.num} data-label="Bad of all">
        {`${formatNumber(row.bad)} of ${formatNumber(row.total)}`}
      </td>
    </tr>
  );
};
