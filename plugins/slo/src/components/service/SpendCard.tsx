import type {
  SloDetail,
  SpendEvent,
  SpendStatement,
} from '@causeway/plugin-slo-common';
import {
  Bones,
  joinClasses,
  type Loaded,
  LoadError,
  tableStyles,
} from '@causeway/plugin-ui-react';
import { formatNumber } from '../../lib/formatNumber';
import { spendRows } from '../../lib/spendRows';
import { Card } from '../ui/Card';
import { Time } from '../ui/Time';
import { Why } from '../ui/Why';
import styles from './spendCard.module.css';

/** Props of {@link SpendCard}. */
export interface SpendCardProps {
  slo: SloDetail;
  spend: Loaded<SpendStatement>;
  /** What happened in that time, to say when. */
  events?: SpendEvent[];
}

const HOW =
  'Bad events during maintenance, an incident or a dependency’s incident belong to it; what rose after a deploy belongs to the deploy; each bad event counts once.';

/** What the budget was spent on; the lines add up to the total as they are shown. */
export const SpendCard = (props: SpendCardProps) => {
  const { slo, spend, events } = props;
  const { value, error, reload } = spend;
  const noun = slo.unit === 'slices' ? 'Bad slices' : 'Failures';
  const rows = value && spendRows({ statement: value, events });
  return (
    <Card
      title="What spent it"
      aside={
        rows && (
          <Why text={HOW} end>
            {`adds up to ${formatNumber(rows.total)}`}
          </Why>
        )
      }
    >
      {!value && !error && (
        <Bones lines={4} label="Reading what spent the budget" />
      )}
      {!value && error && (
        <LoadError what="The spend statement" error={error} onRetry={reload} />
      )}
      {rows && (
        <div className={styles.scroll}>
          <table
            className={joinClasses(tableStyles.table, styles.spend)}
            aria-label="What spent the budget"
          >
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Cause</th>
                <th scope="col" className={tableStyles.num}>
                  {noun}
                </th>
                <th scope="col" className={tableStyles.num}>
                  Of budget
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.lines.map(line => (
                <tr key={line.id ?? 'unexplained'}>
                  <td className={styles.when}>
                    {line.at === null ? (
                      'all along'
                    ) : (
                      <Time at={line.at} text={line.when} />
                    )}
                  </td>
                  <th scope="row">{line.title}</th>
                  <td className={tableStyles.num}>{formatNumber(line.bad)}</td>
                  <td className={tableStyles.num}>{line.share}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td />
                <th scope="row">Together</th>
                <td className={tableStyles.num}>{formatNumber(rows.total)}</td>
                <td className={tableStyles.num}>{rows.share}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </Card>
  );
};
