import type { SloReport } from '@causeway/plugin-slo-common';
import { cardStyles, StateMessage } from '@causeway/plugin-ui-react';
import { formatTime } from '../../lib/formatTime';
import { Card } from '../ui/Card';
import ui from '../ui/ui.module.css';
import { PolicyTable } from './PolicyTable';
import { PromiseTable } from './PromiseTable';
import { SpendTable } from './SpendTable';
import styles from './report.module.css';

/** The report's tables. */
export const ReportBody = (props: { report: SloReport }) => {
  const { report } = props;
  if (!report.rows.length) {
    return (
      <div className={cardStyles.card}>
        <StateMessage title="No SLO to report on">
          Nobody promised anything here in that time, or you may not see it.
          Choose another team or another time.
        </StateMessage>
      </div>
    );
  }
  return (
    <>
      <div className={styles.parts}>
        <Card title="Promises">
          <PromiseTable rows={report.rows} />
        </Card>
        <Card title="What the budgets were spent on">
          <SpendTable spend={report.spend} />
        </Card>
        {report.policy.length > 0 && (
          <Card title="What the policy did">
            <PolicyTable policy={report.policy} />
          </Card>
        )}
      </div>
      <div className={ui.foot}>
        <span>
          {`Counted from ${formatTime(report.from)} to ${formatTime(
            report.to,
          )}, from events in the portal’s ledger.`}
        </span>
      </div>
    </>
  );
};
