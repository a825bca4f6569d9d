import type { SloSummary } from '@causeway/plugin-slo-common';
import {
  joinClasses,
  tableStyles,
  textStyles,
} from '@causeway/plugin-ui-react';
import { memo, useId } from 'react';
import { Link } from 'react-router-dom';
import { useServicePath } from '../../hooks/useServicePath';
import { formatBurn } from '../../lib/formatBurn';
import { formatPercent } from '../../lib/formatPercent';
import { measuredBudget } from '../../lib/measuredBudget';
import { moveRowFocus } from '../../lib/moveRowFocus';
import { sloTabPath } from '../../lib/paths';
import { sloTitle } from '../../lib/sloTitle';
import { truthClass } from '../../lib/truthClass';
import { windowText } from '../../lib/windowText';
import { BudgetBar } from '../ui/BudgetBar';
import { DataAge } from '../ui/DataAge';
import { Sparkline } from '../ui/Sparkline';
import { StageTag } from '../ui/StageTag';
import ui from '../ui/ui.module.css';
import styles from './board.module.css';

/** Props of {@link BoardRow}. */
export interface BoardRowProps {
  slo: SloSummary;
  /** From 0. */
  position: number;
  now: number;
}

function whyBurn({ burnRates, alerts }: SloSummary): string {
  const firing = (['page', 'ticket'] as const).filter(
    severity => alerts[severity] === 'firing',
  );
  const rates = (['5m', '1h', '6h', '3d'] as const).map(
    window => `${window}: ${formatBurn(burnRates[window])}`,
  );
  const alert = firing.length
    ? ` The ${firing.join(' and ')} alert fires.`
    : '';
  return `1× uses the budget up in exactly one window. ${rates.join(
    ', ',
  )}.${alert}`;
}

/** An SLO as a row: its service's name opens it, and what is known about it stands beside. */
export const BoardRow = memo((props: BoardRowProps) => {
  const { slo, position, now } = props;
  const servicePath = useServicePath();
  const reasonId = useId();
  const path = sloTabPath(servicePath(slo.entityRef), slo.name);
  const title = sloTitle(slo);
  const window = windowText(slo.window);
  const firing = slo.alerts.page === 'firing';
  return (
    <tr
      className={joinClasses(tableStyles.row, styles.row)}
      aria-rowindex={position + 2}
    >
      <td className={joinClasses(styles.cell, styles.serviceCell)}>
        <Link
          to={path}
          className={joinClasses(tableStyles.rowLink, styles.name)}
          title={slo.entityTitle}
          data-row-link=""
          aria-label={`${slo.entityTitle}: ${title}`}
          aria-describedby={reasonId}
          onKeyDown={event => {
            const table = event.currentTarget.closest('table');
            if (moveRowFocus(table, event.key)) event.preventDefault();
          }}
        >
          {slo.entityTitle}
        </Link>
        <span className={styles.sub}>{slo.ownerTitle ?? 'no owner'}</span>
      </td>
      <td className={joinClasses(styles.cell, styles.sloCell)} title={title}>
        {title}
        <span className={styles.sub}>
          {`promised ${formatPercent(slo.objective)}, ${window}`}
        </span>
      </td>
      <td
        className={joinClasses(
          tableStyles.num,
          styles.nowCell,
          truthClass(slo.truth),
        )}
      >
        {slo.approximate && (
          <span title="Counts were made from recorded ratios">≈ </span>
        )}
        {slo.attainment === null
          ? measuredBudget(slo).word
          : formatPercent(slo.attainment)}
      </td>
      <td className={styles.budgetCell}>
        <Link
          to={path}
          className={styles.reasoned}
          tabIndex={-1}
          aria-hidden="true"
        >
          <BudgetBar slo={slo} />
          <span className={styles.reason}>{slo.truthReason}</span>
        </Link>
        <span id={reasonId} className={textStyles.hidden}>
          {`${slo.truth}. ${slo.truthReason}`}
        </span>
      </td>
      <td className={styles.trend}>
        <Sparkline
          values={slo.trend}
          truth={slo.truth}
          label={`Budget left over ${window}`}
        />
      </td>
      <td
        className={joinClasses(tableStyles.num, styles.wide, firing && ui.bad)}
        title={whyBurn(slo)}
      >
        {slo.burnRates['1h'] === null ? '–' : formatBurn(slo.burnRates['1h'])}
      </td>
      <td className={joinClasses(styles.cell, styles.policyCell)}>
        <StageTag stage={slo.stage} quarantined={slo.quarantined} />
      </td>
      <td className={styles.wide}>
        <DataAge slo={slo} now={now} />
      </td>
    </tr>
  );
});
